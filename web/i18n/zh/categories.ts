import type { categories as english } from "../en/categories.ts";
import type { Translation } from "../translation.ts";

export const categories: Translation<typeof english> = {
  text: "可以把记录归入类别，类别组成一棵树。记录的类别在页面上选择，kintone 的 API 不能写入。",
  enable: "使用类别",
  add: "添加类别",
  name: "类别名称",
  unnamed: "尚无名称",
  up: "上移：{name}",
  down: "下移：{name}",
  deeper: "降低一级：{name}",
  higher: "提高一级：{name}",
  remove: "连同下级一起删除：{name}",
  nameMissing: "请输入名称",
  nameTwice: "已有相同的名称",
  nameTaken: "另一个类别仍以此名称保存，请先保存其新名称",
  bar: "类别",
  all: "（全部）",
  none: "未分类",
  choose: "选择类别",
  changed: "类别已更改",
  empty: "应用还没有类别。",
};
