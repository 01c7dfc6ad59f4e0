import type { login as english } from "../en/login.ts";
import type { Translation } from "../translation.ts";

export const login: Translation<typeof english> = {
  title: "ログイン",
  text: "となりにある業務アプリ。",
  name: "ログイン名",
  password: "パスワード",
  show: "パスワードを表示",
  hide: "パスワードを隠す",
  signIn: "ログイン",
  failed: "ログイン名またはパスワードが正しくありません。",
  busy: "ログイン中",
  caps: "Caps Lock がオンになっています。",
  change: "変更してログイン",
  newPassword: "新しいパスワード",
  repeat: "新しいパスワード（確認）",
  differs: "2つの新しいパスワードが一致しません。",
  temporary: "現在のパスワードは一時的なものです。自分だけが知るパスワードに変更してください。",
  expired: "パスワードの有効期限が切れました。新しいパスワードを設定してください。",
  code: "確認コード",
  codeText: "認証アプリに表示されたコード、またはリカバリーコードのどれかを入力します。",
};
