import type { Entity } from "../fields/field.ts";
import type { ProcessSettings } from "./settings.ts";

/** Who works on a record from the start: nobody, or who made it. The first status can name no one else. */
export function initialAssignees(
  { states }: ProcessSettings,
  creator: Entity | undefined,
): readonly Entity[] {
  const names = states[0]?.assignee.entities ?? [];
  return names.length > 0 && creator ? [{ code: creator.code, name: creator.name }] : [];
}
