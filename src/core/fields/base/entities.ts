import { message, problem } from "../../errors/problem.ts";
import { type Given, isObject } from "../../input/given.ts";
import type { Directory, Entity, EntityKind, Field, FieldType, FoundEntity } from "../field.ts";
import { fine, input, listOf, namedIn, textOf } from "./input.ts";
import { flag, type Property, settingsOf } from "./settings.ts";

/** Users, departments, groups: the three kinds of entities that a field may hold. */
export type EntityType = "USER" | "ORGANIZATION" | "GROUP";

interface Kind {
  readonly of: EntityKind;
  readonly find: <E>(directory: Lookup<E>, code: string) => E | undefined;
  /** nobody has the code */
  readonly unknown: "GAIA_IL26" | "GAIA_IL27" | "GAIA_IL28";
}
interface Lookup<E> {
  user(code: string): E | undefined;
  organization?(code: string): E | undefined;
  group?(code: string): E | undefined;
}
const kinds: Readonly<Record<EntityType, Kind>> = {
  USER: { of: "users", find: ({ user }, code) => user(code), unknown: "GAIA_IL26" },
  ORGANIZATION: {
    of: "organizations",
    find: ({ organization }, code) => organization?.(code),
    unknown: "GAIA_IL28",
  },
  GROUP: { of: "groups", find: ({ group }, code) => group?.(code), unknown: "GAIA_IL27" },
};

function found<E>(directory: Lookup<E>, type: EntityType, code: string): E {
  const { find, unknown } = kinds[type];
  const one = find(directory, code);
  if (!one) throw problem(unknown, { code });
  return one;
}

/** An entity as the settings name one; a function stands for something of whoever adds the record. */
interface Candidate {
  readonly type: EntityType | "FUNCTION";
  readonly code: string;
}

interface Selection {
  readonly type: string;
  readonly holds: EntityType;
  /** whom the settings may name besides, to offer what belongs to them */
  readonly candidates: readonly EntityType[];
  readonly functions: FieldType["functions"];
  /** what a default may stand for, and whose code that is */
  readonly standsFor?: {
    readonly name: string;
    readonly code: (context: { caller: Entity; primaryOrganization?: string }) => string | undefined;
  };
}

export interface Settings extends Field {
  readonly entities: readonly Candidate[];
  readonly defaultValue: readonly Candidate[];
}

/** USER_SELECT, ORGANIZATION_SELECT, GROUP_SELECT: a list of entities of one kind. */
export function entitySelect(selection: Selection): FieldType<Settings, readonly Entity[]> {
  const { type, holds, functions, standsFor } = selection;
  const { of } = kinds[holds];
  const properties = {
    required: flag(),
    entities: candidates(selection),
    defaultValue: candidates(selection),
  };
  return {
    ...input,
    ...(settingsOf(type, properties) as Pick<FieldType<Settings>, "settings" | "show">),
    type,
    path: ".values.value",
    column: "list",
    sortable: false,
    functions,
    operators: ["in", "not in"],
    usersInSettings: ({ entities, defaultValue }: Given) => [
      ...namedIn(entities, "code"),
      ...namedIn(defaultValue, "code"),
    ],
    mentions: { of, in: (given) => namedIn(given, "code") },
    empty: () => fine,
    initial: ({ defaultValue }, context) =>
      defaultValue.flatMap((one) => {
        if (one.type === holds) return [{ code: one.code }];
        const code = one.type === "FUNCTION" ? standsFor?.code(context) : undefined;
        return code === undefined ? [] : [{ code }];
      }),
    read: (_, given, directory) => {
      const entities = new Map<string, Entity>();
      for (const one of listOf(given)) {
        const { code, name } = found(directory, holds, codeOf(one));
        entities.set(code, { code, name });
      }
      return { value: [...entities.values()], problems: fine };
    },
    isEmpty: (value) => value.length === 0,
    columnValue: (_, value, directory) =>
      value.flatMap(({ code }) => String(kinds[holds].find<FoundEntity>(directory, code)?.id ?? [])),
    operand: (_, literal, directory: Directory) => String(found<FoundEntity>(directory, holds, literal).id),
  };
}

function codeOf(given: unknown): string {
  if (!isObject(given) || typeof given.code !== "string") throw problem("CB_IJ01");
  return given.code;
}

function candidates({ holds, candidates, standsFor }: Selection): Property<readonly Candidate[]> {
  return {
    initial: [],
    read: (given, { path, problems, ...directory }) => {
      const read = listOf(given).map((one, index): Candidate | undefined => {
        if (!isObject(one)) throw problem("CB_IJ01");
        const type = textOf(one.type ?? holds);
        const code = textOf(one.code);
        if (type === "FUNCTION" && standsFor && code.toUpperCase() === standsFor.name) {
          return { type, code: standsFor.name };
        }
        const known = [holds, ...candidates].find((name) => name === type);
        if (known) {
          found(directory, known, code);
          return { type: known, code };
        }
        problems.add(`${path}[${index}].${type === "FUNCTION" ? "code" : "type"}`, message("enumValue"));
        return undefined;
      });
      return read.every((one) => one !== undefined) ? read : undefined;
    },
  };
}
