import { message } from "../../errors/problem.ts";
import { millisecondsOf, parseDateTime } from "../../time.ts";
import type { Entity, Field, FieldType, FixedColumn } from "../field.ts";
import { inSeconds, secondsOf } from "./in-formula.ts";
import { fine, input, textOf } from "./input.ts";
import { settingsOf } from "./settings.ts";
import { found, known } from "./users.ts";

/** Fields that are made with the app and filled by the program. */
export const system = {
  ...input,
  system: true,
  canBeInTable: false,
  canBeRequired: false,
  requiredIsEnforced: false,
  initial: () => null,
};

/** CREATOR and MODIFIER. */
export function userField(
  type: string,
  internalName: string,
  fixedColumn: FixedColumn,
): FieldType<Field, Entity> {
  return {
    ...system,
    ...settingsOf(type, {}),
    type,
    internalName,
    fixedColumn,
    column: "integer",
    settableOnAdd: true,
    functions: "login",
    operators: ["in", "not in"],
    mentions: { of: "users", in: codeIn },
    empty: () => ({ code: "", name: "" }),
    read: (_, given, { user }) => {
      const { code, name } = known(given, user);
      return { value: { code, name }, problems: fine };
    },
    isEmpty: () => false,
    inFormula: { kind: "text", value: ({ name }) => name },
    columnValue: (_, { code }, { user }) => found(code, user).id,
    operand: (_, literal, { user }) => found(literal, user).id,
  };
}

function codeIn(given: unknown): string[] {
  const code = (given as Partial<Entity> | null)?.code;
  return typeof code === "string" ? [code] : [];
}

/** CREATED_TIME and UPDATED_TIME. */
export function timeField(
  type: string,
  internalName: string,
  fixedColumn: FixedColumn,
): FieldType<Field, string> {
  return {
    ...system,
    ...settingsOf(type, {}),
    type,
    internalName,
    fixedColumn,
    column: "text",
    settableOnAdd: true,
    functions: "datetime",
    operators: ["=", "!=", ">", "<", ">=", "<="],
    empty: () => "",
    read: (_, given, { timeZone, now }) => {
      const value = parseDateTime(textOf(given).trim(), timeZone);
      if (value === undefined) return bad("badDateTime");
      return millisecondsOf(value) > now ? bad("futureDateTime") : { value, problems: fine };
    },
    isEmpty: () => false,
    inFormula: inSeconds(secondsOf),
    columnValue: (_, value) => value,
    operand: (_, literal, { timeZone }) => parseDateTime(literal, timeZone),
  };
}

const bad = (text: "badDateTime" | "futureDateTime") => ({
  value: "",
  problems: [{ at: ".value", message: message(text) }],
});
