import { noting } from "../audit/audited.ts";
import type { AuditAction } from "../core/audit/kinds.ts";
import type { Domain } from "../domain.ts";

interface Done {
  readonly action: AuditAction;
  /** to whom or what */
  readonly target: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The domain for a command: what it changes is in the audit log, as done by whoever sits at the machine. */
export function noted(domain: Domain, done: Done): Domain {
  return noting(domain, async () => ({ at: domain.now(), method: "console", address: "", ...done }));
}
