import type { errors as english } from "../en/errors.ts";
import type { Translation } from "../translation.ts";

export const errors: Translation<typeof english> = {
  title: "エラーが発生しました",
  notFoundTitle: "このページはありません",
  notFoundText: "アドレスが間違っているか、リンク先が削除された可能性があります。",
  forbiddenTitle: "表示する権限がありません",
  forbiddenText: "必要な場合は管理者に連絡してください。",
  signedOut:
    "セッションが終了しました。入力した内容は残っています。もう一度ログインしてから、保存してください。",
  signInAgain: "新しいタブでログインする",
  offline: "サーバーに接続できません。通信状態を確認して、もう一度お試しください。",
  formChanged:
    "ページを開いている間にフォームが変更されたため、保存していません（なくなったフィールド：{fields}）。入力した内容を控えてから、ページを再読み込みしてください。",
  unexpected: "サーバーから予期しない応答がありました（HTTP {status}）。",
  crashed:
    "プログラムの誤りによりページが停止しました。再読み込みしてください。繰り返す場合は管理者に連絡してください。",
  reload: "再読み込み",
  toPortal: "ポータルへ",
  reference: "照会番号：{id}",
};
