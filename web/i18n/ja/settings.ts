import type { settings as english } from "../en/settings.ts";
import type { Translation } from "../translation.ts";

export const settings: Translation<typeof english> = {
  title: "個人設定",
  profile: "プロフィール",
  profileText:
    "表示名は、レコードなどでほかの人に表示されます。言語とタイムゾーンは、自分の画面にだけ使われます。",
  loginName: "ログイン名",
  loginNameText: "変更は管理者が行います。",
  name: "表示名",
  email: "メールアドレス",
  language: "言語",
  languageText: "アプリ名やフィールド名は、作成者が付けたまま表示されます。",
  languageAuto: "ブラウザーの設定に従う",
  timeZone: "タイムゾーン",
  timeZoneText: "時刻の表示と入力に使われます。",
  timeZoneAuto: "システムの設定に従う（{zone}）",
  timeZoneNone: "該当するタイムゾーンがありません",
  appearance: "表示",
  appearanceText: "このブラウザーにだけ保存されます。",
  password: "パスワード",
  passwordText:
    "8文字以上で、英字と数字の両方を含めてください。変更すると、ほかのブラウザーではログアウトされます。",
  current: "現在のパスワード",
  new: "新しいパスワード",
  change: "パスワードを変更",
  changed: "パスワードを変更しました。",
  show: "パスワードを表示",
  ja: "日本語",
  en: "English",
  zh: "简体中文",
};
