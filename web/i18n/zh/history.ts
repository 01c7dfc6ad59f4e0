import type { history as english } from "../en/history.ts";
import type { Translation } from "../translation.ts";

export const history: Translation<typeof english> = {
  title: "更改记录",
  version: "版本{revision}",
  kind_create: "添加了记录",
  kind_update: "更改了记录",
  kind_status: "更改了状态",
  kind_assignees: "更改了执行者",
  kind_revert: "恢复到版本{revertedTo}",
  kind_recalculate: "重新计算",
  nothing: "没有值发生变化。",
  field: "字段",
  before: "更改前",
  after: "更改后",
  now: "当前",
  empty: "（空）",
  more: "显示更早的版本",
  revert: "恢复到此版本",
  revertTo: "恢复到版本{revision}",
  revertTitle: "恢复到版本{revision}？",
  revertText: "将用这些值创建新版本，更改记录不会丢失。",
  revertNothing: "记录的值已经相同。",
  gone: "已不存在，无法恢复：{names}",
  reverted: "记录已恢复到版本{revision}的内容",
};
