import type { Entity } from "../../../src/core/fields/field.ts";
import type { Operand } from "../../../src/core/query/syntax.ts";
import { useT } from "../../parts/i18n.tsx";
import {
  type EditProps,
  type FieldPicture,
  type FieldProperty,
  type InitialContext,
  type OperandProps,
  picture,
} from "../field.ts";
import { EntityBox, type EntityBoxKind } from "./entity-box.tsx";
import { showEntities } from "./entity-show.tsx";
import { inputProps } from "./input.ts";
import { call, literal } from "./operands.ts";

/** As the settings name them: a function stands for something of whoever adds the record. */
export interface Named {
  readonly type: string;
  readonly code: string;
}
export const primaryOrganization = "PRIMARY_ORGANIZATION()";

export const namedIn = (field: Readonly<Record<string, unknown>>, property: string) =>
  (field[property] ?? []) as readonly Named[];

/** Whether a new record begins with the department of whoever adds it. */
export const asksForOwnDepartment = (fields: readonly FieldProperty[]) =>
  fields.some(
    (field) =>
      field.type === "ORGANIZATION_SELECT" &&
      namedIn(field, "defaultValue").some(({ type }) => type === "FUNCTION"),
  );

/** How a selection of departments or of groups is shown, edited and asked for. */
export function entityPicture(kind: EntityBoxKind): FieldPicture {
  return picture<readonly Entity[]>({
    type: `${kind}_SELECT`,
    Show: showEntities(kind),
    Edit: ({ value, onChange, ...props }: EditProps<readonly Entity[]>) => (
      <EntityBox
        {...inputProps(props)}
        kind={kind}
        entities={value}
        onEntities={onChange}
        candidates={namedIn(props.field, "entities").map(({ code }) => code)}
      />
    ),
    inline: true,
    inAllRecords: true,
    empty: [],
    initial,
    reusable: true,
    text: (value) => value.map(({ name }) => name).join(", "),
    width: 180,
    editWidth: 200,
    Operand: kind === "GROUP" ? GroupOperand : OrganizationOperand,
  });
}

function initial(field: FieldProperty, context: InitialContext): readonly Entity[] {
  const entities = namedIn(field, "defaultValue").flatMap(({ code, type }) => {
    if (type === "FUNCTION") return context.primaryOrganization ?? [];
    return { code, name: code };
  });
  return entities.filter(({ code }, at) => entities.findIndex((other) => other.code === code) === at);
}

const textsOf = (operands: readonly Operand[]) =>
  operands.map((operand) => (operand.is === "call" ? primaryOrganization : operand.text));

function GroupOperand({ operands, onChange, label }: OperandProps) {
  return (
    <EntityBox
      aria-label={label}
      kind="GROUP"
      entities={textsOf(operands).map((code) => ({ code, name: code }))}
      onEntities={(groups) => onChange(groups.map(({ code }) => literal(code)))}
    />
  );
}

/** Departments by their codes, and that of whoever reads the list, which is another one for every reader of a view. */
function OrganizationOperand({ operands, onChange, label }: OperandProps) {
  const t = useT();
  const own = { code: primaryOrganization, name: t("filter.ownDepartment") };
  return (
    <EntityBox
      aria-label={label}
      kind="ORGANIZATION"
      entities={textsOf(operands).map((code) => (code === primaryOrganization ? own : { code, name: code }))}
      onEntities={(chosen) =>
        onChange(
          chosen.map(({ code }) =>
            code === primaryOrganization ? call("PRIMARY_ORGANIZATION") : literal(code),
          ),
        )
      }
      extra={[own]}
    />
  );
}
