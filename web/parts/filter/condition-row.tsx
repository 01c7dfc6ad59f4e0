import { CloseButton, Select } from "@mantine/core";
import type { Operator } from "../../../src/core/fields/field.ts";
import type { Comparison } from "../../../src/core/query/syntax.ts";
import { pictureOf } from "../../fields/index.ts";
import { isList, literal, needsNoOperand } from "../../fields/parts/operands.ts";
import { TextOperand } from "../../fields/parts/text-operand.tsx";
import type { Fields } from "../form.ts";
import { useT } from "../i18n.tsx";
import { filterable, operatorsOf } from "./fields.ts";
import classes from "./filter.module.css";

interface Props {
  readonly fields: Fields;
  readonly row: Comparison;
  readonly number: number;
  readonly onChange: (row: Comparison) => void;
  readonly onRemove: () => void;
}

/** One condition: which field, how it is compared, with what. */
export function ConditionRow({ fields, row, number, onChange, onRemove }: Props) {
  const t = useT();
  const field = fields[row.field];
  const name = (what: string) => t("filter.partOf", { what, number });
  const operators = field ? operatorsOf(field) : [row.operator];
  const Operand = (field && pictureOf(field.type)?.Operand) ?? TextOperand;
  const choices = filterable(fields);
  return (
    <div className={classes.condition}>
      <Select
        aria-label={name(t("filter.field"))}
        className={classes.field}
        data={field ? choices : [...choices, { value: row.field, label: row.field }]}
        value={row.field}
        onChange={(code) => code && fields[code] && onChange(newCondition(fields, code))}
        allowDeselect={false}
        searchable={choices.length > 8}
      />
      <Select
        aria-label={name(t("filter.operator"))}
        className={classes.operator}
        data={operators.map((operator) => ({ value: operator, label: t(operatorText[operator]) }))}
        value={row.operator}
        onChange={(operator) => operator && onChange(withOperator(row, operator as Operator))}
        allowDeselect={false}
      />
      <div className={classes.operand}>
        {field && !needsNoOperand(row.operator) && (
          <Operand
            // Another field's editor keeps nothing of this one's.
            key={field.code}
            field={field}
            operator={row.operator}
            operands={row.operands}
            onChange={(operands) => onChange({ ...row, operands })}
            label={name(t("filter.value"))}
          />
        )}
      </div>
      <CloseButton aria-label={name(t("filter.remove"))} onClick={onRemove} size={36} iconSize={18} />
    </div>
  );
}

const operatorText = {
  "=": "filter.equal",
  "!=": "filter.notEqual",
  ">": "filter.greater",
  "<": "filter.less",
  ">=": "filter.atLeast",
  "<=": "filter.atMost",
  in: "filter.in",
  "not in": "filter.notIn",
  like: "filter.like",
  "not like": "filter.notLike",
  "is empty": "filter.isEmpty",
  "is not empty": "filter.isNotEmpty",
} as const satisfies Record<Operator, string>;

export function newCondition(fields: Fields, code: string): Comparison {
  const field = fields[code];
  const operators = field ? operatorsOf(field) : [];
  // People who filter text look for a word in it, more often than for the whole of it.
  const operator = operators.includes("like") && !operators.includes(">") ? "like" : (operators[0] ?? "=");
  return { is: "comparison", field: code, operator, operands: isList(operator) ? [] : [literal("")] };
}

function withOperator(row: Comparison, operator: Operator): Comparison {
  if (needsNoOperand(operator)) return { ...row, operator, operands: [] };
  if (isList(operator)) return { ...row, operator, operands: isList(row.operator) ? row.operands : [] };
  return { ...row, operator, operands: [row.operands[0] ?? literal("")] };
}
