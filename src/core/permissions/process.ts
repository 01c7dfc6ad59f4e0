import type { Entity, WireValue } from "../fields/field.ts";
import type { ProcessAction, ProcessEntity } from "../process/settings.ts";
import type { Actor } from "./actor.ts";
import { isAbout } from "./entity.ts";

/** What the decision needs to know of a record. */
export interface Standing {
  /** nobody: whoever may see the record may act */
  readonly assignees: readonly Entity[];
  /** a field that names people */
  cellOf(code: string): { readonly type: string; readonly value: WireValue } | undefined;
}

/**
 * Who may run an action. A primary one: the assignees, or anybody while there are none; managing the app is no
 * exception. A secondary one: those whom it names, be they assignees or not.
 */
export function mayRun(actor: Actor, { type, executableUser }: ProcessAction, standing: Standing): boolean {
  if (type === "SECONDARY") return executableUser.some((entity) => isMeant(actor, entity, standing));
  const { assignees } = standing;
  return assignees.length === 0 || assignees.some(({ code }) => code === actor.user.code);
}

function isMeant(actor: Actor, { entity, includeSubs }: ProcessEntity, { cellOf }: Standing): boolean {
  if (entity.type !== "FIELD_ENTITY") return isAbout({ entity, includeSubs }, actor);
  const { type = "", value = null } = cellOf(entity.code ?? "") ?? {};
  const named = (Array.isArray(value) ? value : [value]) as readonly (Entity | null)[];
  const kind = kinds[type] ?? "USER";
  return named.some(
    (one) => one !== null && isAbout({ entity: { type: kind, code: one.code }, includeSubs }, actor),
  );
}

/** What stands in a field, if not users. */
const kinds: Readonly<Record<string, "ORGANIZATION" | "GROUP">> = {
  ORGANIZATION_SELECT: "ORGANIZATION",
  GROUP_SELECT: "GROUP",
};
