import { message } from "../../errors/problem.ts";
import type { Field, FieldType } from "../field.ts";
import { textOf } from "./input.ts";
import { settingsOf } from "./settings.ts";
import { system } from "./system.ts";

/**
 * STATUS, STATUS_ASSIGNEE and CATEGORY: fields of every app that records show only while the feature behind them is
 * switched on. Their codes stay what they were made with.
 */
export interface SwitchedField extends Field {
  readonly enabled: boolean;
  /** was switched on once: its column stays when it is switched off, and with it what records hold there */
  readonly stored?: boolean;
}

export const isOff = (field: Field): boolean => field.enabled === false;

export function switched(type: string) {
  const named = settingsOf<Record<never, never>>(type, {});
  return {
    ...system,
    settings: (given, before, place) => {
      const code = textOf(given.code);
      if (before && code !== "" && code !== before.code) {
        place.problems.add(`${place.path}.code`, message("cannotChangeCode"));
      }
      const { label, id } = named.settings({ ...given, ...(before && { code: before.code }) }, before, place);
      return { enabled: false, ...before, id, type, code: before?.code ?? code, label };
    },
    show: ({ code, label, enabled }) => ({ type, code, label, enabled }),
  } satisfies Partial<FieldType<SwitchedField>>;
}
