import { problem } from "../../core/errors/problem.ts";
import type { User, Writer } from "../../store/store.ts";
import { isPerson } from "../../users/administrators.ts";
import { clientOf } from "./find.ts";

/** Ticks exactly these people, by their login names. */
export async function allowUsers(store: Writer, id: string, codes: readonly string[]): Promise<void> {
  await clientOf(store, id);
  const users = (await store.users.byCodes([...new Set(codes)])).filter(isPerson);
  refuseUnknown(codes, users);
  await store.oauth.setAllowedUsers(
    id,
    users.map((user) => user.id),
  );
}

function refuseUnknown(codes: readonly string[], users: readonly User[]): void {
  const known = new Set(users.map(({ code }) => code));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) throw problem("GAIA_IL26", { code: unknown });
}
