import type { passkeys as english } from "../en/passkeys.ts";
import type { Translation } from "../translation.ts";

export const passkeys: Translation<typeof english> = {
  title: "パスキー",
  text: "パスワードと確認コードの代わりに、指紋、顔、PINでログインできます。パスワードもそのまま使えます。",
  none: "パスキーはまだありません。",
  unavailable: "パスキーを使うには、https（またはlocalhost）、ホスト名、対応ブラウザーが必要です。",
  add: "パスキーを追加",
  addTitle: "新しいパスキー",
  addText: "この端末、スマートフォン、セキュリティキーのどこに保存するかを、ブラウザーが確認します。",
  name: "名前",
  nameText: "見分けるための名前",
  renameTitle: "パスキーの名前",
  renameLabel: "「{name}」の名前を変更",
  removeLabel: "「{name}」を削除",
  removeTitle: "「{name}」を削除しますか？",
  removeText: "今すぐログインに使えなくなります。端末からも削除してください。",
  remove: "削除",
  removed: "「{name}」を削除しました。",
  added: "{date}に追加、未使用",
  used: "{date}に追加、最終使用 {time}",
  refused: "このパスキーは登録されていないか、ユーザーがログインできません。",
  signIn: "パスキーでログイン",
};
