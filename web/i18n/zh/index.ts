import type { english } from "../en/index.ts";
import type { Language } from "../translation.ts";
import { admin } from "./admin.ts";
import { appSettings } from "./app-settings.ts";
import { audit } from "./audit.ts";
import { categories } from "./categories.ts";
import { comments } from "./comments.ts";
import { common } from "./common.ts";
import { createApp } from "./create-app.ts";
import { credentials } from "./credentials.ts";
import { csv } from "./csv.ts";
import { customItems } from "./custom-items.ts";
import { customize } from "./customize.ts";
import { errors } from "./errors.ts";
import { explorer } from "./explorer.ts";
import { fields } from "./fields.ts";
import { filter } from "./filter.ts";
import { formEditor } from "./form-editor.ts";
import { groups } from "./groups.ts";
import { history } from "./history.ts";
import { login } from "./login.ts";
import { oauth } from "./oauth.ts";
import { organizations } from "./organizations.ts";
import { passkeys } from "./passkeys.ts";
import { portal } from "./portal.ts";
import { process } from "./process.ts";
import { profile } from "./profile.ts";
import { record } from "./record.ts";
import { recordList } from "./record-list.ts";
import { relations } from "./relations.ts";
import { requestLog } from "./request-log.ts";
import { rules } from "./rules.ts";
import { security } from "./security.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { tokens } from "./tokens.ts";
import { userTokens } from "./user-tokens.ts";
import { users } from "./users.ts";
import { views } from "./views.ts";

export const chinese: Language<typeof english> = {
  common,
  shell,
  comments,
  history,
  errors,
  explorer,
  login,
  portal,
  createApp,
  settings,
  security,
  users,
  recordList,
  requestLog,
  record,
  filter,
  relations,
  fields,
  appSettings,
  formEditor,
  oauth,
  views,
  rules,
  tokens,
  customize,
  admin,
  organizations,
  groups,
  profile,
  csv,
  userTokens,
  customItems,
  passkeys,
  credentials,
  audit,
  categories,
  process,
};
