import type { customItems as english } from "../en/custom-items.ts";
import type { Translation } from "../translation.ts";

export const customItems: Translation<typeof english> = {
  title: "カスタマイズ項目",
  text: "ユーザーのプロフィールに追加する項目です。",
  add: "項目を追加",
  empty: "項目はまだありません",
  emptyText: "チーム、勤務地、コストセンターなど、プロフィールにない項目を追加できます。",
  name: "項目名",
  code: "コード",
  codeText: "プログラムで項目を指定するときに使います。後から変更できません。",
  up: "「{name}」を上へ",
  down: "「{name}」を下へ",
  remove: "「{name}」を削除",
  leaving: "保存すると、「{names}」の値が全ユーザーから削除されます。",
  saved: "カスタマイズ項目を保存しました。",
};
