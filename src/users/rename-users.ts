import { message, Problems } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { allowChangeOf } from "../core/permissions/domain.ts";
import type { Writer } from "../store/store.ts";
import { isBuiltIn } from "./administrators.ts";
import { saveUser } from "./change-user.ts";
import { usersNamed } from "./named.ts";
import { currentCodes, type NewCodes, refuseNewCodes, stepsOf } from "./rename-codes.ts";

/** New login names, all of them or none. Whoever is renamed has to sign in again. */
export async function renameUsers(
  store: Writer,
  actor: Actor,
  codes: readonly NewCodes[],
  now: number,
): Promise<void> {
  const problems = new Problems();
  const named = currentCodes(codes);
  const users = await usersNamed(store, named, problems);
  for (const { code, path } of named) {
    const user = users.get(code);
    if (user && isBuiltIn(user)) problems.add(path, message("builtIn", { code }));
  }
  const taken = (facts: { code: string }) => message("loginNameTaken", facts);
  await refuseNewCodes(codes, store.users.byCodes, taken, problems);
  problems.throwIfAny();
  allowChangeOf(actor, users.values());
  for (const { currentCode, newCode } of stepsOf(codes)) {
    const user = await store.users.byCode(currentCode);
    if (user) await saveUser(store, user, { code: newCode }, now);
  }
}
