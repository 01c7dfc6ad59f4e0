import { message, type Problems, problem } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { boolean, enumOf, list, object, optional, type Read, text } from "../input/shape.ts";
import type { EntityType, ProcessEntity } from "./settings.ts";

/** Who is meant by the settings of a process: the same form for the assignees of a state and the users of an action. */

const inStates = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY", "CREATOR", "CUSTOM_FIELD"] as const;
const inActions = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY"] as const;

const listOf = (types: readonly EntityType[]) =>
  list(
    object({
      entity: object({ type: enumOf(...types), code: optional(text({ max: 128 })) }),
      includeSubs: optional(boolean),
    }),
    { max: 1000 },
  );
export const stateEntities = listOf(inStates);
export const actionEntities = listOf(inActions);
export type GivenEntities = Partial<Read<typeof stateEntities>>;

/** Fields that say of a record who is meant. */
const fieldTypes = ["CREATOR", "MODIFIER", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT"];

export function readEntities(
  given: readonly (Read<typeof stateEntities>[number] | undefined)[],
  path: string,
  { fields, problems }: { readonly fields: readonly Field[]; readonly problems: Problems },
): ProcessEntity[] {
  const seen = new Set<string>();
  return given.flatMap((one, index): ProcessEntity[] => {
    const at = `${path}[${index}].entity`;
    const { type, code = "" } = one?.entity ?? {};
    if (!one || !type) return [];
    if (type === "CREATOR") return [{ entity: { type, code: null }, includeSubs: false }];
    if (code === "") problems.add(`${at}.code`, message("requiredParameter"));
    else if (seen.has(`${type}/${code}`)) problems.add(at, message("duplicate", { value: code }));
    seen.add(`${type}/${code}`);
    const field = type === "FIELD_ENTITY" && code !== "" ? named(code, fields) : undefined;
    if (field && !fieldTypes.includes(field.type)) {
      problems.add(`${at}.code`, message("wrongFieldType", { code }));
    }
    const mayHaveSubs = type === "ORGANIZATION" || field?.type === "ORGANIZATION_SELECT";
    return [{ entity: { type, code }, includeSubs: mayHaveSubs && one.includeSubs === true }];
  });
}

function named(code: string, fields: readonly Field[]): Field {
  const field = fields.find((one) => one.code === code);
  if (!field) throw problem("GAIA_FC01", { code });
  return field;
}
