import type { Words } from "./words.ts";

export const en: Words = {
  kinds: {
    password: "password",
    apiToken: "API token",
    userToken: "User API token",
    oauth: "OAuth access token",
    session: "session",
  },
  list: (items) => items.join(", "),
  nothingCame: "No credential came with the request.",
  came: (kinds) => `The request brought: ${kinds}.`,
  basic: "Basic authentication came too; it belongs to the network in front and identifies nobody.",
  decided: (kind) => `The ${kind} decided.`,
  decidedAlone: (kind) => `The ${kind} decided; the others were not looked at.`,
  notAccepted: (kind) => `The ${kind} was not accepted, and nothing else was tried.`,
  actedAs: (user) => `The request acted as ${user}.`,
  tokenFor: (app, permissions) => `A token of app ${app} with the permissions: ${permissions}.`,
  scopes: (scopes) => `The access token allows: ${scopes}.`,
  application: (id, name) => `The application was ${name} (${id}).`,
  unknownApplication: (id) => `No application has the client ID ${id}.`,
  noApplication: "No application was named.",
  takes: (kinds) => `The address takes: ${kinds}.`,
  takesAnybody: "The address can be called without signing in.",
  withPermission: (kind, permission) => `${kind} (permission ${permission})`,
  withScope: (kind, scope) => `${kind} (scope ${scope})`,
  done: "It was allowed.",
  refusedAt: {
    count: "Refused before anything was looked at: too many requests were running.",
    route: "Refused because nothing answers at this address by this method.",
    credential: "Refused while finding out who asks.",
    method: "Refused because the address does not take this kind of credential.",
    service: "Refused because the user is not given the service.",
    origin: "Refused because the request came from a page of another site.",
    body: "Refused while reading the parameters.",
    page: "Refused because the page's own token was missing or wrong.",
    token: "Refused while matching the API token with the app.",
    handler: "The caller was known; refused by the rules of what was asked for.",
    oauth: "Refused by the rules of OAuth.",
  },
  rule: (why) => `The rule: ${why}.`,
  help: {
    sendOne: (kinds) => `Send one of these with the request: ${kinds}.`,
    password:
      "Send X-Cybozu-Authorization with base64 of “login name:password”, of a user who is not suspended.",
    unlock: "An administrator can unlock the user under Users.",
    expiredPassword: "The user signs in with a browser and changes the password.",
    twoFactor: "Use an API token or OAuth: users with two-factor sign-in cannot send their password.",
    tokenLive:
      "Send a token that is live: a new or changed one works only after Update App, a replaced or deleted one no more.",
    tokenOnce: "Send one token per app.",
    tokenOfApp:
      "Send a token of the app that is asked for. Tokens of several apps go into one header, separated by commas.",
    tokenPermission: (permissions) =>
      `Tick the permission (${permissions}) for this token in the app's settings, then Update App.`,
    otherMethod: (kinds) => `Call it with: ${kinds}.`,
    service: (user) => `An administrator gives ${user} the service kintone.`,
    right: (user) =>
      `Give ${user} the right that is needed: in the permissions of the app, or as administrator.`,
    newAccess:
      "Get a new access token with the refresh token. If that is refused too, the user has to connect the application again.",
    scope: (scope) => `Ask the user for the scope ${scope}, and use the access token that comes of it.`,
    newUserToken: "Send a User API token that is listed under User API tokens and has not expired.",
    userScope: (scope) => `Use a User API token with the scope ${scope}.`,
    requestedWith: "Send the header X-Requested-With: XMLHttpRequest beside the cookie.",
    samePage: "Call from a page of this address; programs elsewhere use an API token or OAuth.",
    requestToken:
      "Send what kintone.getRequestToken() answers as __REQUEST_TOKEN__; reload a page that is old.",
    path: "Compare address and method with the manual.",
    parameters: "Correct the parameters that are named above.",
    json: "Send a JSON object in UTF-8, with the header Content-Type: application/json.",
    app: "Name an app that exists: it may have been deleted, or never been deployed.",
    fewer: "Send fewer requests at once. The limit is an option of the server.",
    client:
      "Send the client ID and the secret that System administration → OAuth shows, by Basic authentication or in the form, not both. A secret that was replaced works no more.",
    grant:
      "Send the user to the authorization page again. A code works once, for ten minutes, with the redirect_uri and the code verifier it was asked for with; a refresh token works until it is revoked, the user disconnects the application or may not use it any more.",
    oauthRequest: "Correct the request as the rule says; the parameters are below.",
    oauthScope:
      "Ask for scopes that exist, separated by spaces, and on a refresh for no more than the user allowed.",
    unknownClient:
      "Use the client ID as System administration → OAuth shows it; the application may have been deleted.",
    wrongEndpoint:
      "Send as redirect_uri, letter by letter, the redirect endpoint that is registered for the application.",
    notAllowed: (user) => `An administrator ticks ${user} at the application, under OAuth → Configure users.`,
    unexpected: "This is an error of the server: look for the id in its log.",
    asTheMessageSays: "Do what the message says.",
  },
};
