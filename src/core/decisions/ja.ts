import type { Words } from "./words.ts";

export const ja: Words = {
  kinds: {
    password: "パスワード",
    apiToken: "APIトークン",
    userToken: "User APIのトークン",
    oauth: "OAuthのアクセストークン",
    session: "セッション",
  },
  list: (items) => items.join("、"),
  nothingCame: "リクエストに認証情報はありませんでした。",
  came: (kinds) => `リクエストに含まれていた認証情報：${kinds}。`,
  basic: "Basic認証もありました。これは手前のネットワークのもので、ユーザーの特定には使われません。",
  decided: (kind) => `${kind}で判定しました。`,
  decidedAlone: (kind) => `${kind}で判定しました。ほかの認証情報は参照していません。`,
  notAccepted: (kind) => `${kind}は受け付けられませんでした。ほかの認証情報は試していません。`,
  actedAs: (user) => `実行したユーザー：${user}。`,
  tokenFor: (app, permissions) => `アプリ${app}のトークン（アクセス権：${permissions}）。`,
  scopes: (scopes) => `アクセストークンのスコープ：${scopes}。`,
  application: (id, name) => `アプリケーション：${name}（${id}）。`,
  unknownApplication: (id) => `クライアントID${id}のアプリケーションはありません。`,
  noApplication: "アプリケーションは指定されていませんでした。",
  takes: (kinds) => `このURLで使える認証：${kinds}。`,
  takesAnybody: "このURLはログインせずに呼び出せます。",
  withPermission: (kind, permission) => `${kind}（アクセス権：${permission}）`,
  withScope: (kind, scope) => `${kind}（スコープ：${scope}）`,
  done: "許可されました。",
  refusedAt: {
    count: "同時に実行中のリクエストが多すぎたため、内容を確認する前に拒否しました。",
    route: "このURLとメソッドに対応するAPIがないため、拒否しました。",
    credential: "呼び出し元の確認で拒否しました。",
    method: "このURLではこの種類の認証を使えないため、拒否しました。",
    service: "ユーザーにサービスの利用が許可されていないため、拒否しました。",
    origin: "別のサイトのページからのリクエストのため、拒否しました。",
    body: "パラメーターの読み取りで拒否しました。",
    page: "ページのトークンがないか、正しくないため、拒否しました。",
    token: "APIトークンとアプリの照合で拒否しました。",
    handler: "呼び出し元は確認できましたが、操作の規則により拒否しました。",
    oauth: "OAuthの規則により拒否しました。",
  },
  rule: (why) => `該当した規則（英語）：${why}`,
  help: {
    sendOne: (kinds) => `次のいずれかをリクエストに付けてください：${kinds}。`,
    password:
      "停止されていないユーザーの「ログイン名:パスワード」をBase64にして、X-Cybozu-Authorizationで送信してください。",
    unlock: "管理者は「ユーザー管理」でロックを解除できます。",
    expiredPassword: "ユーザーがブラウザーでログインし、パスワードを変更してください。",
    twoFactor: "APIトークンかOAuthを使ってください。2要素認証のユーザーはパスワード認証を使えません。",
    tokenLive:
      "運用環境で有効なトークンを送信してください。生成や変更をしたトークンはアプリの更新後に有効になり、置き換えや削除をしたトークンは使えません。",
    tokenOnce: "トークンはアプリごとに1つだけ送信してください。",
    tokenOfApp:
      "対象のアプリのトークンを送信してください。複数のアプリのトークンは、コンマで区切って1つのヘッダーに指定できます。",
    tokenPermission: (permissions) =>
      `アプリの設定でこのトークンのアクセス権（${permissions}）を選択し、アプリを更新してください。`,
    otherMethod: (kinds) => `次の認証で呼び出してください：${kinds}。`,
    service: (user) => `管理者が${user}にkintoneの利用を許可してください。`,
    right: (user) => `${user}に必要な権限を与えてください（アプリのアクセス権、または管理者権限）。`,
    newAccess:
      "リフレッシュトークンで新しいアクセストークンを取得してください。それも拒否される場合は、ユーザーがもう一度連携を許可する必要があります。",
    scope: (scope) => `ユーザーにスコープ${scope}の許可を求め、発行されたアクセストークンを使ってください。`,
    newUserToken: "「User APIのトークン」の一覧にある、有効期限内のトークンを送信してください。",
    userScope: (scope) => `スコープ${scope}のUser APIのトークンを使ってください。`,
    requestedWith: "Cookieとともに、ヘッダーX-Requested-With: XMLHttpRequestを送信してください。",
    samePage:
      "このサイトのページから呼び出してください。ほかの場所のプログラムではAPIトークンかOAuthを使ってください。",
    requestToken:
      "kintone.getRequestToken()の値を__REQUEST_TOKEN__として送信してください。古いページは再読み込みしてください。",
    path: "URLとメソッドをマニュアルで確認してください。",
    parameters: "上に示したパラメーターを修正してください。",
    json: "UTF-8のJSONオブジェクトを、ヘッダーContent-Type: application/jsonとともに送信してください。",
    app: "存在するアプリを指定してください。削除されたか、一度も運用が開始されていない可能性があります。",
    fewer: "同時に送信するリクエストを減らしてください。上限はサーバーの設定で変更できます。",
    client:
      "システム管理の「OAuth」に表示されるクライアントIDとクライアントシークレットを、Basic認証とフォームのどちらか一方で送信してください。置き換える前のシークレットは使えません。",
    grant:
      "ユーザーにもう一度認可画面を開いてもらってください。認可コードは10分以内に1回だけ、取得したときと同じredirect_uriとcode_verifierで使えます。リフレッシュトークンは、取り消し、連携の解除、利用者からの除外のいずれかまで使えます。",
    oauthRequest: "該当した規則に従ってリクエストを修正してください。パラメーターは下に表示されています。",
    oauthScope:
      "存在するスコープを空白で区切って指定してください。更新のときは、ユーザーが許可した範囲内で指定してください。",
    unknownClient:
      "システム管理の「OAuth」に表示されるクライアントIDを使ってください。アプリケーションが削除された可能性もあります。",
    wrongEndpoint:
      "redirect_uriには、登録されているリダイレクトエンドポイントと完全に同じ文字列を指定してください。",
    notAllowed: (user) => `管理者が「OAuth」の「利用者の設定」で${user}を選択してください。`,
    unexpected: "サーバーのエラーです。サーバーのログでこのidを探してください。",
    asTheMessageSays: "メッセージに従ってください。",
  },
};
