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
};
