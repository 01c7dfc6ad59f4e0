import type { AuditAction } from "../core/audit/kinds.ts";
import type { Given } from "../core/input/given.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Store, Writer } from "../store/store.ts";
import { detailOf } from "./detail.ts";
import { type Noted, note } from "./note.ts";
import { targetOf } from "./target.ts";

interface Asked {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly address: string;
  readonly given: Given;
  readonly path: Readonly<Record<string, string>>;
  /** it is about the caller's own account */
  readonly own: boolean;
}

/**
 * The domain for a request that changes what administrators answer for: its first unit of writing ends with a line of
 * the audit log. What was changed is read before, because afterwards it may be called something else, or be gone.
 */
export function audited(domain: Domain, { action, actor, address, given, path, own }: Asked): Domain {
  return noting(domain, async (writer) => {
    const target = own ? actor.user.code : await targetOf(writer, path, given);
    const who = { user: actor.user.code, method: actor.method, address };
    return { at: domain.now(), action, ...who, target, detail: detailOf(given) };
  });
}

/** The domain whose first unit of writing ends with a line, which is made before the unit's work. */
export function noting(domain: Domain, line: (store: Writer) => Promise<Noted>): Domain {
  const { store } = domain;
  let done = false;
  const write: Store["write"] = async (work) => {
    if (done) return store.write(work);
    const result = await store.write(async (writer) => {
      const noted = await line(writer);
      const result = await work(writer);
      await note(writer, noted);
      return result;
    });
    done = true;
    return result;
  };
  return { ...domain, store: { ...store, write } };
}
