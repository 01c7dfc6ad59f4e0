import type { shell as english } from "../en/shell.ts";
import type { Translation } from "../translation.ts";

export const shell: Translation<typeof english> = {
  skip: "本文へ移動",
  home: "ポータル",
  menu: "メニュー",
  apps: "アプリ",
  allApps: "すべてのアプリ",
  createApp: "アプリを作成",
  noApps: "アプリはまだありません",
  settings: "設定",
  personalSettings: "個人設定",
  userAdministration: "ユーザー管理",
  account: "アカウント：{name}",
  signOut: "ログアウト",
  theme: "表示",
  themeLight: "ライト",
  themeDark: "ダーク",
  themeAuto: "自動",
  administrator: "管理者",
  breadcrumbs: "現在の位置",
};
