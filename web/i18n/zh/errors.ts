import type { errors as english } from "../en/errors.ts";
import type { Translation } from "../translation.ts";

export const errors: Translation<typeof english> = {
  title: "发生错误",
  notFoundTitle: "此页面不存在",
  notFoundText: "地址可能有误，或者目标已被删除。",
  forbiddenTitle: "没有查看权限",
  forbiddenText: "如需访问，请联系管理员。",
  signedOut: "会话已结束。您输入的内容仍在此处：请重新登录，然后保存。",
  signInAgain: "在新标签页中登录",
  offline: "无法连接服务器。请检查网络后重试。",
  formChanged:
    "打开此页面期间表单已被更改，因此未保存（已不存在的字段：{fields}）。请先复制输入的内容，再重新加载页面。",
  unexpected: "服务器返回了意外的响应（HTTP {status}）。",
  crashed: "由于程序错误，页面已停止。请重新加载；如再次发生，请联系管理员。",
  reload: "重新加载",
  toPortal: "前往门户",
  reference: "参考编号：{id}",
};
