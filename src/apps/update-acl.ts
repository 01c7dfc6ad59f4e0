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

async function refuseUnknown(store: Reader, rows: readonly GivenAclRow[]): Promise<void> {
  const codes = (type: string) =>
    rows.flatMap(({ entity }) => (entity.type === type && entity.code ? [entity.code] : []));
  const users = codes("USER");
  const known = await usersByCode(store, users);
  const user = users.find((code) => !known.has(code));
  if (user !== undefined) throw problem("GAIA_IL26", { code: user });
  const { groups, organizations } = store.directory;
  const group = await unknown(groups, codes("GROUP"));
  if (group !== undefined) throw problem("GAIA_IL27", { code: group });
  const organization = await unknown(organizations, codes("ORGANIZATION"));
  if (organization !== undefined) throw problem("GAIA_IL28", { code: organization });
}

interface ByCodes {
  byCodes(codes: readonly string[]): Promise<readonly { readonly code: string }[]>;
}
async function unknown(named: ByCodes, codes: readonly string[]): Promise<string | undefined> {
  if (codes.length === 0) return undefined;
  const known = new Set((await named.byCodes(codes)).map(({ code }) => code));
  return codes.find((code) => !known.has(code));
}
