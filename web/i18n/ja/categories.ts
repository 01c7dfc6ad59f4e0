import type { categories as english } from "../en/categories.ts";
import type { Translation } from "../translation.ts";

export const categories: Translation<typeof english> = {
  text: "レコードをカテゴリーに分類できます。カテゴリーはツリーになります。レコードのカテゴリーは画面で選びます。kintoneのAPIでは書き込めません。",
  enable: "カテゴリーを使う",
  add: "カテゴリーを追加",
  name: "カテゴリー名",
  unnamed: "名前なし",
  up: "上へ移動：{name}",
  down: "下へ移動：{name}",
  deeper: "1階層下げる：{name}",
  higher: "1階層上げる：{name}",
  remove: "下位も含めて削除：{name}",
  nameMissing: "名前を入力してください",
  nameTwice: "同じ名前がすでにあります",
  nameTaken: "この名前で保存されているカテゴリーがあります。先にその新しい名前を保存してください",
  bar: "カテゴリー",
  all: "（すべて）",
  none: "未分類",
  choose: "カテゴリーを選択",
  changed: "カテゴリーを変更しました",
  empty: "カテゴリーがまだありません。",
};
