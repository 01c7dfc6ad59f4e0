import type { comments as english } from "../en/comments.ts";
import type { Translation } from "../translation.ts";

export const comments: Translation<typeof english> = {
  panel: "评论和更改记录",
  open: "显示评论和更改记录",
  title: "评论",
  write: "写评论",
  hint: "输入 @ 可指定用户、组织或组",
  mentioned: "收件人",
  mention: "候选收件人",
  removeMention: "不再指定{name}",
  department: "组织",
  group: "组",
  nobody: "没有匹配的收件人",
  post: "发表",
  posted: "评论已发表",
  reply: "回复",
  replyTo: "回复{name}",
  deleteOf: "删除{name}的这条评论",
  deleteTitle: "删除这条评论？",
  deleteText: "所有人都将看不到它，且无法恢复。",
  deleted: "评论已删除",
  none: "还没有评论",
  more: "显示更早的评论",
  refresh: "查看新内容",
};
