import { Tooltip } from "@mantine/core";
import { IconMathFunction } from "@tabler/icons-react";
import type { FailureKind } from "../../../src/core/expression/value.ts";
import type { FieldProperty } from "../../fields/field.ts";
import { useT } from "../i18n.tsx";
import classes from "./record-form.module.css";

/** Beside the name of a calculated field: by which formula, unless its settings hide that. */
export function FormulaNote({ field }: { readonly field: FieldProperty }) {
  const t = useT();
  const text = String(field.expression ?? "");
  if (field.hideExpression === true || text === "") return null;
  return (
    <Tooltip label={text} multiline maw={360} withArrow events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.formula} aria-label={t("record.formula", { formula: text })}>
        <IconMathFunction size={14} aria-hidden />
      </button>
    </Tooltip>
  );
}

/** kintone's sign, and behind it what it means. */
export function FailureShown({ failure }: { readonly failure: FailureKind }) {
  const t = useT();
  const meaning = t(`record.failure.${failure}`);
  return (
    <Tooltip label={meaning} multiline maw={320} withArrow>
      <span className={classes.failure} title={meaning}>
        #{failure}!
      </span>
    </Tooltip>
  );
}
