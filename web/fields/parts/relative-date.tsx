import { Group, NumberInput, Select } from "@mantine/core";
import type { ReactNode } from "react";
import type { FunctionName } from "../../../src/core/query/functions.ts";
import type { Call, Operand } from "../../../src/core/query/syntax.ts";
import { useT } from "../../parts/i18n.tsx";
import type { OperandProps } from "../field.ts";
import { call, literal } from "./operands.ts";

const periods = [
  "TODAY",
  "YESTERDAY",
  "TOMORROW",
  "THIS_WEEK",
  "LAST_WEEK",
  "NEXT_WEEK",
  "THIS_MONTH",
  "LAST_MONTH",
  "NEXT_MONTH",
  "THIS_YEAR",
  "LAST_YEAR",
  "NEXT_YEAR",
] as const;
const units = ["DAYS", "WEEKS", "MONTHS", "YEARS"] as const;
const isPeriod = (name: FunctionName) => (periods as readonly FunctionName[]).includes(name);

interface Props extends OperandProps {
  readonly withNow?: boolean;
  /** the editor of a date (and time) that does not move */
  readonly exact: ReactNode;
}

/** A date that stands still, or one that moves with the calendar: today, last week, 30 days ago. */
export function RelativeDate({ operands, onChange, label, withNow, exact }: Props) {
  const t = useT();
  const operand = operands[0];
  const choices = [
    { value: "exact", label: t("filter.exactDate") },
    ...(withNow ? [{ value: "NOW", label: t("filter.NOW") }] : []),
    ...periods.map((name) => ({ value: name, label: t(`filter.${name}`) })),
    { value: "FROM_TODAY", label: t("filter.fromToday") },
  ];
  const choose = (value: string | null) => {
    if (value === "exact") onChange([literal("")]);
    else if (value === "FROM_TODAY") onChange([call("FROM_TODAY", "-7", "DAYS")]);
    else if (value) onChange([call(value as FunctionName)]);
  };
  return (
    <Group gap="xs" align="flex-start">
      <Select
        aria-label={label}
        data={choices}
        value={operand?.is === "call" ? operand.name : "exact"}
        onChange={choose}
        allowDeselect={false}
        w={170}
        maxDropdownHeight={320}
      />
      {operand?.is === "call" ? <Details operand={operand} onChange={onChange} label={label} /> : exact}
    </Group>
  );
}

interface DetailsProps {
  readonly operand: Call;
  readonly onChange: (operands: readonly Operand[]) => void;
  readonly label: string;
}

function Details({ operand, onChange, label }: DetailsProps) {
  const t = useT();
  if (operand.name === "FROM_TODAY") {
    const [count = "0", unit = "DAYS"] = operand.arguments;
    const days = Number(count);
    const set = (amount: number, unit: string) => onChange([call("FROM_TODAY", String(amount), unit)]);
    return (
      <Group gap={6} wrap="nowrap">
        <NumberInput
          aria-label={`${label}: ${t("filter.amount")}`}
          w={80}
          min={0}
          max={9999}
          allowDecimal={false}
          value={Math.abs(days)}
          onChange={(value) => set(Math.abs(Number(value)) * (days < 0 ? -1 : 1), unit)}
        />
        <Select
          aria-label={`${label}: ${t("filter.unit")}`}
          w={110}
          data={units.map((value) => ({ value, label: t(`filter.${value}`) }))}
          value={unit}
          onChange={(value) => value && set(days, value)}
          allowDeselect={false}
        />
        <Select
          aria-label={`${label}: ${t("filter.direction")}`}
          w={110}
          data={[
            { value: "-", label: t("filter.before") },
            { value: "+", label: t("filter.after") },
          ]}
          value={days < 0 ? "-" : "+"}
          onChange={(value) => set(Math.abs(days) * (value === "-" ? -1 : 1), unit)}
          allowDeselect={false}
        />
      </Group>
    );
  }
  // THIS_WEEK(MONDAY), LAST_MONTH(LAST): written by hand or by another program, kept as it is.
  if (isPeriod(operand.name) && operand.arguments.length > 0)
    return <span>({operand.arguments.join(", ")})</span>;
  return null;
}
