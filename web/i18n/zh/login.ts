import type { login as english } from "../en/login.ts";
import type { Translation } from "../translation.ts";

export const login: Translation<typeof english> = {
  title: "登录",
  text: "就在隔壁的业务应用。",
  name: "登录名",
  password: "密码",
  show: "显示密码",
  hide: "隐藏密码",
  signIn: "登录",
  failed: "登录名或密码不正确。",
  busy: "正在登录",
  caps: "大写锁定已打开。",
  change: "更改并登录",
  newPassword: "新密码",
  repeat: "再次输入新密码",
  differs: "两次输入的新密码不一致。",
  temporary: "您的密码是临时密码。请设置只有您自己知道的密码。",
  expired: "您的密码已过期。请设置新密码。",
  code: "验证码",
  codeText: "身份验证器应用显示的验证码，或任意一个恢复码。",
};
