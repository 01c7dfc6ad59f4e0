import { api } from "./api.ts";
import * as app from "./app.ts";
import * as dialogs from "./dialogs.ts";
import { off, on } from "./events.ts";
import * as people from "./people.ts";
import * as place from "./place.ts";
import * as record from "./record.ts";
import { getLoginUser, getRequestToken, getUiVersion } from "./user.ts";

/** `window.kintone`: what an app's scripts work with. It is there before the first of them runs. */
const kintone = {
  Promise,
  api,
  events: { on, off },
  app: { ...app, record: { ...record } },
  getLoginUser,
  getRequestToken,
  getUiVersion,
  ...place,
  ...dialogs,
  user: { ...people },
};

declare global {
  interface Window {
    kintone: typeof kintone;
  }
}
window.kintone = kintone;
