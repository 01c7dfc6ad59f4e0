import { hashPassword } from "../auth/passwords.ts";
import type { Domain } from "../domain.ts";
import type { Writer } from "../store/store.ts";
import { withDefaults } from "./add-user.ts";
import { builtInId } from "./administrators.ts";
import { saveUser } from "./change-user.ts";

interface Wanted {
  readonly user?: string;
  readonly password?: string;
}
export interface FirstAdministrator {
  readonly user: string;
  readonly password: string;
  /** nobody chose it, so it must be told */
  readonly generated: boolean;
}

/** In a domain without people: makes the one who administers it. Answers undefined in any other. */
export async function makeFirstAdministrator(
  domain: Domain,
  { user = "admin", password }: Wanted,
): Promise<FirstAdministrator | undefined> {
  if ((await domain.store.view.users.count()) > 0) return undefined;
  const chosen = password ?? Buffer.from(domain.randomBytes(12)).toString("base64url");
  const passwordHash = await hashPassword(chosen);
  const made = await domain.store.write(async (store) => {
    if ((await store.users.count()) > 0) return false;
    await make(store, { code: user, passwordHash, now: domain.now() });
    return true;
  });
  return made ? { user, password: chosen, generated: password === undefined } : undefined;
}

interface Person {
  readonly code: string;
  readonly passwordHash: string;
  readonly now: number;
}

/** Who asks for the built-in Administrator by name gets that one, with a password. */
async function make(store: Writer, { code, passwordHash, now }: Person): Promise<void> {
  const builtIn = await store.users.byId(builtInId);
  if (builtIn?.code === code) return saveUser(store, builtIn, { passwordHash, administrator: true }, now);
  await store.users.add({ ...withDefaults({ code, name: code, administrator: true }), passwordHash }, now);
}
