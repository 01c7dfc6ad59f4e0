import type { csv as english } from "../en/csv.ts";
import type { Translation } from "../translation.ts";

export const csv: Translation<typeof english> = {
  title: "CSV",
  text: "ユーザー、組織、グループをまとめて読み込み、書き出します。",
  kind: "対象",
  kind_user: "ユーザー",
  kind_organization: "組織",
  kind_title: "役職",
  kind_userOrganizations: "ユーザーの所属組織",
  kind_group: "グループ",
  kind_userGroups: "ユーザーの所属グループ",
  kind_userServices: "ユーザーの使用サービス",
  columns: "列",
  columnsText: "見出し行はありません。「*」は値を変更しないことを表します。",
  export: "書き出し",
  encoding: "文字コード",
  utf8: "UTF-8",
  utf8Bom: "UTF-8（Excel用、BOM付き）",
  shiftJis: "Shift_JIS",
  download: "ダウンロード",
  import: "読み込み",
  importText:
    "すべての行を読み込むか、まったく読み込まないかのどちらかです。ファイルにないユーザーなどは変わりません。文字コード（UTF-8、Shift_JIS）は自動で判別します。",
  file: "CSVファイル",
  chooseFile: "ファイルを選択",
  start: "読み込む",
  running: "読み込んでいます…",
  success: "読み込みが完了しました。",
  failure: "読み込みませんでした。",
};
