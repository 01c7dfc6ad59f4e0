import { problem } from "../errors/problem.ts";
import { type Given, isObject } from "../input/given.ts";
import { fine, input, listOf, namedIn, textOf } from "./base/input.ts";
import { type FieldOf, flag, type Property, settingsOf } from "./base/settings.ts";
import { found, known } from "./base/users.ts";
import type { Entity, FieldType } from "./field.ts";

/** A user as the settings name one; a function stands for whoever adds the record. */
interface Candidate {
  readonly type: string;
  readonly code: string;
}
const properties = { required: flag(), entities: candidates(), defaultValue: candidates() };
type UserSelect = FieldOf<typeof properties>;

const loginUser = "LOGINUSER()";

export const userSelect: FieldType<UserSelect, readonly Entity[]> = {
  ...input,
  type: "USER_SELECT",
  path: ".values.value",
  column: "list",
  sortable: false,
  functions: "login",
  operators: ["in", "not in"],
  ...settingsOf("USER_SELECT", properties),
  usersInSettings: ({ entities, defaultValue }: Given) => [
    ...namedIn(entities, "code"),
    ...namedIn(defaultValue, "code"),
  ],
  mentions: { of: "users", in: (given) => namedIn(given, "code") },
  empty: () => fine,
  initial: ({ defaultValue }, { caller }) =>
    defaultValue.flatMap(({ type, code }) =>
      type === "FUNCTION" ? [caller] : type === "USER" ? [{ code }] : [],
    ),
  read: (_, given, { user }) => {
    const users = new Map<string, Entity>();
    for (const one of listOf(given)) {
      const { code, name } = known(one, user);
      users.set(code, { code, name });
    }
    return { value: [...users.values()], problems: fine };
  },
  isEmpty: (value) => value.length === 0,
  columnValue: (_, value, { user }) => value.flatMap(({ code }) => String(user(code)?.id ?? [])),
  operand: (_, literal, { user }) => String(found(literal, user).id),
};

function candidates(): Property<readonly Candidate[]> {
  return {
    initial: [],
    read: (given, { user }) =>
      listOf(given).map((one) => {
        if (!isObject(one)) throw problem("CB_IJ01");
        const type = textOf(one.type ?? "USER");
        const code = textOf(one.code);
        if (type === "FUNCTION" && code.toUpperCase() === loginUser) return { type, code: loginUser };
        if (type === "USER" && !user(code)) throw problem("GAIA_IL26", { code });
        return { type, code };
      }),
  };
}
