import type { customize as english } from "../en/customize.ts";
import type { Translation } from "../translation.ts";

export const customize: Translation<typeof english> = {
  scriptFailed: "アプリのJavaScriptが返した内容を反映できません",

  title: "JavaScript / CSSでカスタマイズ",
  text: "このアプリのレコード画面で、上から順に読み込みます。",
  scope: "適用範囲",
  "scope.ALL": "すべてのユーザー",
  "scope.ADMIN": "アプリ管理者だけ",
  "scope.NONE": "適用しない",
  "scopeText.ALL": "アプリを開けるすべての人に適用します。",
  "scopeText.ADMIN": "全員に適用する前の動作確認に使います。",
  "scopeText.NONE": "設定は残り、何も読み込みません。",
  desktop: "PC用",
  mobile: "スマートフォン用",
  mobileText:
    "スマートフォン専用の画面のための設定です。幅に合わせて表示が変わる画面では、PC用を読み込みます。",
  js: "JavaScriptファイル",
  css: "CSSファイル",
  "list.desktop.js": "PC用のJavaScriptファイル",
  "list.desktop.css": "PC用のCSSファイル",
  "list.mobile.js": "スマートフォン用のJavaScriptファイル",
  "list.mobile.css": "スマートフォン用のCSSファイル",
  empty: "まだありません。",
  upload: "アップロード",
  uploadTo: "「{list}」にアップロードする",
  dropHere: "アップロードするか、ここにドロップするか、URLを追加してください。",
  address: "「{list}」に追加するURL",
  addressHint: "https://…",
  add: "追加",
  addTo: "URLを「{list}」に追加する",
  badAddress: "URLは https:// で始めてください。",
  tooMany: "1つの一覧に指定できるのは{max}個までです。",
  tooLarge: "「{name}」は20 MBを超えています。",
  wrongKind: "「{name}」は{kind}ではありません。",
  fromAddress: "URL指定",
  uploading: "アップロード中…",
  move: "「{name}」を移動する",
  remove: "「{name}」を削除する",
  save: "保存",
  saved: "保存しました。次にアプリを更新すると反映されます。",
  secrets:
    "スクリプトは画面を開いた人の権限で動き、画面を開ける人は誰でも中身を読めます。パスワードやAPIトークンを書かないでください。",
  administratorsOnly:
    "スクリプトはアプリを開くすべての人の権限で動くため、アプリを管理できるシステム管理者だけが変更できます。",
};
