import { updateMe, updateMyPassword } from "../../api/me.ts";
import {
  addMyPasskey,
  beginMyPasskey,
  removeMyPasskey,
  renameMyPasskey,
  showMyPasskeys,
} from "../../api/passkeys.ts";
import type { Route } from "../../api/request.ts";
import {
  beginMyTwoFactor,
  confirmMyTwoFactor,
  endMyTwoFactor,
  showMySecurity,
} from "../../api/two-factor.ts";
import { inBrowser, people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** Oneself: profile, password, second step, passkeys. */
export const me: readonly Route[] = [
  put("/tonari/v1/me", updateMe, {
    by: people,
    audit: "directory.user.change",
    says: "Change one's own name, mail address, language, time zone",
  }),
  put("/tonari/v1/me/password", updateMyPassword, { by: people, says: "Change one's own password" }),

  get("/tonari/v1/me/security", showMySecurity, { by: people, says: "How one signs in" }),
  post("/tonari/v1/me/two-factor", beginMyTwoFactor, {
    by: inBrowser,
    says: "Begin two-factor authentication: a secret for an authenticator app",
  }),
  put("/tonari/v1/me/two-factor", confirmMyTwoFactor, {
    by: inBrowser,
    audit: "credential.twoFactor.on",
    says: "Switch it on with the first code: the recovery codes",
  }),
  remove("/tonari/v1/me/two-factor", endMyTwoFactor, { by: inBrowser, says: "Switch it off" }),

  get("/tonari/v1/me/passkeys", showMyPasskeys, { by: people, says: "One's own passkeys" }),
  post("/tonari/v1/me/passkeys/options", beginMyPasskey, {
    by: inBrowser,
    says: "Begin to add a passkey: what the browser needs for it",
  }),
  post("/tonari/v1/me/passkeys", addMyPasskey, { by: inBrowser, says: "Add a passkey" }),
  put("/tonari/v1/me/passkeys/:passkey", renameMyPasskey, { by: people, says: "Give a passkey a name" }),
  remove("/tonari/v1/me/passkeys/:passkey", removeMyPasskey, {
    by: people,
    audit: "credential.passkey.delete",
    says: "Remove a passkey",
  }),
];
