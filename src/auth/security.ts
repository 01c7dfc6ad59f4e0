import {
  defaultSecurity,
  type SecurityChange,
  type SecuritySettings,
  withChange,
} from "../core/security/settings.ts";
import type { Reader, Writer } from "../store/store.ts";

const name = "security";

/** Stored is what was once decided: a setting that is added later begins with its default. */
export async function securityOf({ values }: Pick<Reader, "values">): Promise<SecuritySettings> {
  const stored = await values.get(name);
  return stored === undefined ? defaultSecurity : withChange(defaultSecurity, JSON.parse(stored));
}

export async function changeSecurity(store: Writer, change: SecurityChange): Promise<SecuritySettings> {
  const after = withChange(await securityOf(store), change);
  await store.values.set(name, JSON.stringify(after));
  return after;
}
