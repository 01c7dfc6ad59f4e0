import type { security as english } from "../en/security.ts";
import type { Translation } from "../translation.ts";

export const security: Translation<typeof english> = {
  title: "パスワードとログイン",
  text: "すべてのユーザーに適用されます。",
  onlyText: "設定の変更は管理者に依頼してください。",
  twoFactorText:
    "パスワードに加えて、認証アプリの確認コードを使う認証です。すでに有効なユーザーはそのまま使えます。無効にするには、ユーザー管理の画面で操作します。",
  twoFactorAllowed: "ユーザーが有効にすることを許可する",
  lockout: "アカウントのロックアウト",
  lockoutText:
    "パスワードの推測を防ぎます。ログインとAPIでの、パスワードと確認コードの誤りを合わせて数えます。",
  failures: "ロックするまでの失敗回数",
  failuresText: "0：ロックしない",
  minutes: "ロックを解除するまでの時間（分）",
  minutesText: "0：管理者が解除するまで",
  password: "パスワードポリシー",
  passwordText:
    "ユーザーが自分で設定するパスワードの条件です。管理者が設定するパスワードには適用されません。",
  minLength: "最小文字数（ユーザー）",
  administratorMinLength: "最小文字数（管理者）",
  validDays: "有効期間（日）",
  validDaysText: "0：無期限",
  remembered: "再利用を禁止する過去のパスワードの数",
  rememberedText: "現在のパスワードは含みません。0：制限しません。",
  lettersAndDigits: "英字と数字の両方を必須とする",
  differsFromLoginName: "ログイン名と同じパスワードを禁止する",
  differsFromCurrent: "現在と同じパスワードを禁止する",
  changeTemporary: "一時パスワードは、次回ログイン時に変更を必須とする",
};
