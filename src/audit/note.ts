import { type AuditAction, kindOf } from "../core/audit/kinds.ts";
import type { Writer } from "../store/store.ts";

export interface Noted {
  readonly at: number;
  readonly action: AuditAction;
  readonly address: string;
  readonly user?: string;
  readonly method?: string;
  readonly target?: string;
  readonly failed?: boolean;
  readonly detail?: Readonly<Record<string, unknown>>;
}

const longest = 1000;

/** One line more, in the unit of what it tells of: one that fails leaves none, one that is done is never without. */
export function note(store: Writer, noted: Noted): Promise<void> {
  const { at, action, address, user = "", method = "", target = "", failed = false, detail = {} } = noted;
  const result = failed ? "failure" : "success";
  const fields = { user, method, address, kind: kindOf(action), action, result };
  return store.audit.add({ at, ...fields, target: cut(target), detail: JSON.stringify(detail) });
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
