import type { comments as english } from "../en/comments.ts";
import type { Translation } from "../translation.ts";

export const comments: Translation<typeof english> = {
  panel: "コメントと変更履歴",
  open: "コメントと変更履歴を表示",
  title: "コメント",
  write: "コメントを書く",
  hint: "@でユーザー、組織、グループを宛先に指定します",
  mentioned: "宛先",
  mention: "宛先の候補",
  removeMention: "{name}を宛先から外す",
  department: "組織",
  group: "グループ",
  nobody: "該当する宛先がありません",
  post: "書き込む",
  posted: "コメントを書き込みました",
  reply: "返信",
  replyTo: "{name}に返信",
  deleteOf: "{name}のこのコメントを削除",
  deleteTitle: "コメントを削除しますか?",
  deleteText: "すべての人から見えなくなります。元に戻せません。",
  deleted: "コメントを削除しました",
  none: "コメントはまだありません",
  more: "以前のコメントを表示",
  refresh: "新しいものを確認",
};
