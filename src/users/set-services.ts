import { Problems } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { get, namedIn, refuseTwice, usersNamed } from "./named.ts";

export const services = ["kintone", "garoon", "office", "mailwise", "secure_access"] as const;

export interface UserServices {
  readonly code: string;
  readonly services: readonly (typeof services)[number][];
}

/** What each of these users may use from now on: all of them or none. */
export async function setServices(store: Writer, given: readonly UserServices[]): Promise<void> {
  const problems = new Problems();
  const named = namedIn("users", given);
  refuseTwice(named, problems);
  const users = await usersNamed(store, named, problems);
  problems.throwIfAny();
  for (const { code, services } of given) {
    const { id } = get(users, code);
    const profile = (await store.directory.profiles([id])).get(id)?.profile ?? {};
    await store.directory.setProfile(id, { profile, services: [...new Set(services)] });
  }
}
