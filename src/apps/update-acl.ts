import { type GivenAclRow, readAcl } from "../core/apps/acl.ts";
import { Problems, problem } from "../core/errors/problem.ts";
import { usersByCode } from "../records/context.ts";
import type { Reader, Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";

export function updateAcl(store: Writer, change: SettingsChange, rows: readonly GivenAclRow[]) {
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const acl = readAcl(rows, problems);
    problems.throwIfAny();
    await refuseUnknown(store, rows);
    return { ...preview, acl };
  });
}

const builtInGroups = ["everyone", "Administrators"];

async function refuseUnknown(store: Reader, rows: readonly GivenAclRow[]): Promise<void> {
  const codes = (type: string) =>
    rows.flatMap(({ entity }) => (entity.type === type && entity.code ? [entity.code] : []));
  const users = codes("USER");
  const known = await usersByCode(store, users);
  const user = users.find((code) => !known.has(code));
  if (user !== undefined) throw problem("GAIA_IL26", { code: user });
  const group = codes("GROUP").find((code) => !builtInGroups.includes(code));
  if (group !== undefined) throw problem("GAIA_IL27", { code: group });
  const [organization] = codes("ORGANIZATION");
  if (organization !== undefined) throw problem("GAIA_IL28", { code: organization });
}
