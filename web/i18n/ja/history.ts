import type { history as english } from "../en/history.ts";
import type { Translation } from "../translation.ts";

export const history: Translation<typeof english> = {
  title: "変更履歴",
  version: "バージョン{revision}",
  kind_create: "レコードを追加",
  kind_update: "レコードを変更",
  kind_status: "ステータスを変更",
  kind_assignees: "作業者を変更",
  kind_revert: "バージョン{revertedTo}に戻しました",
  kind_recalculate: "再計算",
  nothing: "値の変更はありません。",
  field: "フィールド",
  before: "変更前",
  after: "変更後",
  now: "現在",
  empty: "(空)",
  more: "以前のバージョンを表示",
  revert: "このバージョンに戻す",
  revertTo: "バージョン{revision}に戻す",
  revertTitle: "バージョン{revision}に戻しますか?",
  revertText: "これらの値で新しいバージョンを作成します。履歴は失われません。",
  revertNothing: "レコードの値はすでに同じです。",
  gone: "すでに存在しないため戻せません: {names}",
  reverted: "レコードをバージョン{revision}の内容に戻しました",
};
