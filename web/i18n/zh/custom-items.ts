import type { customItems as english } from "../en/custom-items.ts";
import type { Translation } from "../translation.ts";

export const customItems: Translation<typeof english> = {
  title: "自定义项目",
  text: "在用户个人资料中添加的项目。",
  add: "添加项目",
  empty: "还没有项目",
  emptyText: "可以添加个人资料中没有的内容，例如团队、办公地点、成本中心。",
  name: "项目名称",
  code: "代码",
  codeText: "程序用它来指定项目，之后不能更改。",
  up: "上移“{name}”",
  down: "下移“{name}”",
  remove: "删除“{name}”",
  leaving: "保存后，所有用户在“{names}”中的内容都会被删除。",
  saved: "自定义项目已保存。",
};
