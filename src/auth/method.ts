import type { Problem } from "../core/errors/problem.ts";
import { type Actor, nowhere } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Session, User } from "../store/store.ts";
import type { Passwords } from "./passwords.ts";

/** What a way to prove who one is may look at. */
export interface Presented {
  readonly domain: Domain;
  readonly passwords: Passwords;
  /** where the request comes from */
  readonly address: string;
  /** it came over TLS */
  readonly secure: boolean;
  header(name: string): string | undefined;
}

/** One way to prove who one is. */
export interface Method {
  /** the text of its credential; undefined: it is not tried */
  given(presented: Presented): string | undefined;
  /** whom that text proves, or why it proves nobody */
  check(presented: Presented, given: string): Promise<Known | Problem>;
  /** what else each request must bring along with a credential that counts */
  alongside?(presented: Presented): Problem | undefined;
}

export interface Known {
  readonly actor: Actor;
  /** method "session" */
  readonly session?: Session;
  /**
   * Milliseconds since 1970. Until then only a commit can make the answer another one, and no use has to be noted.
   */
  readonly until: number;
}

export function actorBy(method: Actor["method"], user: User, { timeZone }: Pick<Domain, "timeZone">): Actor {
  return { method, user: actingUser(user, timeZone), belonging: nowhere };
}

/** With the groups and departments, which the methods do not know. A token's actor has none. */
export async function withBelonging({ store }: Pick<Domain, "store">, actor: Actor): Promise<Actor> {
  if (actor.method === "apiToken" || actor.method === "userToken") return actor;
  return { ...actor, belonging: await store.view.directory.belonging(actor.user.id) };
}

export function actingUser(user: User, domainTimeZone: string): Actor["user"] {
  const { id, code, name, locale, administrator } = user;
  const timeZone = user.timeZone === "auto" ? domainTimeZone : user.timeZone;
  return { id, code, name, locale, timeZone, administrator };
}
