import type { Reader } from "../store/store.ts";
import type { DomainCredential, TokenRights } from "./credential.ts";

/** What these tokens may do. Each app is opened once, so only for those that are shown. */
export async function tokenRights(
  store: Reader,
  credentials: readonly DomainCredential[],
): Promise<ReadonlyMap<string, TokenRights>> {
  const rights = new Map<string, TokenRights>();
  const apps = new Set(credentials.flatMap(({ token }) => (token ? [token.appId] : [])));
  for (const app of apps) {
    const documents = await store.apps.documents(app);
    if (!documents) continue;
    const { live, preview } = documents;
    const appName = (live ?? preview).general.name;
    for (const setting of preview.tokens) rights.set(setting.id, { ...setting, appName, live: false });
    for (const setting of live?.tokens ?? []) rights.set(setting.id, { ...setting, appName, live: true });
  }
  return rights;
}
