import type { Route } from "./api/request.ts";
import { appSettings } from "./routes/kintone/app-settings.ts";
import { apps } from "./routes/kintone/apps.ts";
import { files } from "./routes/kintone/files.ts";
import { records } from "./routes/kintone/records.ts";
import { userApi } from "./routes/kintone/user-api.ts";
import { about } from "./routes/tonari/about.ts";
import { ownApps } from "./routes/tonari/apps.ts";
import { audit } from "./routes/tonari/audit.ts";
import { credentials } from "./routes/tonari/credentials.ts";
import { directory } from "./routes/tonari/directory.ts";
import { log } from "./routes/tonari/log.ts";
import { me } from "./routes/tonari/me.ts";
import { oauth } from "./routes/tonari/oauth.ts";
import { recalculation } from "./routes/tonari/recalculation.ts";
import { ownRecords } from "./routes/tonari/records.ts";
import { security } from "./routes/tonari/security.ts";
import { sessions } from "./routes/tonari/sessions.ts";
import { tokens } from "./routes/tonari/tokens.ts";
import { users } from "./routes/tonari/users.ts";

/**
 * Everything that can be called, sorted by family: kintone's API, its User API, tonari's own. The paths below
 * `/k/guest/{id}/v1` come from the same lines.
 */
export const routes: readonly Route[] = [
  // kintone
  ...records,
  ...files,
  ...apps,
  ...appSettings,
  ...userApi,

  // tonari
  ...sessions,
  ...ownApps,
  ...tokens,
  ...recalculation,
  ...ownRecords,
  ...users,
  ...security,
  ...log,
  ...credentials,
  ...audit,
  ...directory,
  ...me,
  ...about(() => routes),
  ...oauth,
];
