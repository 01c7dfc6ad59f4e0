import { problem } from "../core/errors/problem.ts";
import { usersByCode } from "../records/context.ts";
import type { Reader } from "../store/store.ts";

interface Named {
  readonly entity: { readonly type: string; readonly code?: string | undefined };
}

/** Permissions are given to those who exist: users, groups, departments. */
export async function refuseUnknown(store: Reader, rows: readonly Named[]): Promise<void> {
  const codes = (type: string) => [
    ...new Set(rows.flatMap(({ entity }) => (entity.type === type && entity.code ? [entity.code] : []))),
  ];
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
