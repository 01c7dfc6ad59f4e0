import { invalid, message } from "../core/errors/problem.ts";
import type { User, Writer } from "../store/store.ts";

/** The Administrator as whom API tokens act. */
export const builtInId: User["id"] = 1;

export function isBuiltIn({ id }: User): boolean {
  return id === builtInId;
}

/** As long as nobody can sign in as it, the acting Administrator is nobody. */
export function isPerson(user: User): boolean {
  return !isBuiltIn(user) || user.passwordHash !== null;
}

const pageSize = 500;

export async function refuseLastAdministrator(
  store: Writer,
  user: User,
  losing: readonly string[],
): Promise<void> {
  if (await hasOtherAdministrator(store, user)) return;
  throw invalid(Object.fromEntries(losing.map((key) => [key, [message("lastAdministrator")]])));
}

/** Somebody else who can sign in and administer. */
async function hasOtherAdministrator(store: Writer, user: User): Promise<boolean> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await store.users.list({ offset, limit: pageSize });
    if (
      page.some((other) => other.id !== user.id && other.valid && other.administrator && other.passwordHash)
    ) {
      return true;
    }
    if (page.length < pageSize) return false;
  }
}
