import { memo } from "react";
import type { WireValue } from "../../../src/core/fields/field.ts";
import type { FieldProperty } from "../../fields/field.ts";
import { pictureFor } from "../../fields/index.ts";
import type { Values } from "../records.ts";
import type { Calculated } from "./calculation.ts";
import { designedWidth } from "./designed-width.ts";
import { FailureShown, FormulaNote } from "./formula-note.tsx";
import { Lockable } from "./lockable.tsx";
import { useMarks } from "./marks.ts";
import { cellKey, type FieldMessages, isCellOf } from "./problems.ts";
import classes from "./record-form.module.css";
import type { FormState } from "./state.ts";

/** The form shows a record, changes one or adds one. */
export type FormMode =
  | { readonly is: "show"; readonly values: Values; readonly failures: Calculated["failures"] }
  | { readonly is: "change" | "add"; readonly state: FormState };

interface Props {
  readonly field: FieldProperty;
  readonly mode: FormMode;
  readonly width?: number;
  readonly height?: number;
  /** a lookup fills it */
  readonly copied?: boolean;
}

export function FormField({ field, mode, width, height, copied = false }: Props) {
  const picture = pictureFor(field);
  const marks = useMarks();
  if (!picture) return null;
  const { values, failures } = mode.is === "show" ? mode : mode.state;
  const held = values[field.code];
  const value = held === undefined ? picture.empty : held;
  const editable =
    picture.Edit !== undefined && !picture.computed?.(field) && field.locked !== true && !copied;
  if (marks.hidden.includes(field.code)) return null;
  if (mode.is === "show" || !editable) {
    return (
      <Frame field={field} width={width}>
        <Shown field={field} value={value} failures={failures} />
      </Frame>
    );
  }
  const { set, fill, leave, setBusy, messages } = mode.state;
  return (
    <Frame field={field} width={Math.max(width ?? 0, picture.editWidth ?? 0) || undefined}>
      <Edited
        field={field}
        value={value}
        errors={messages[field.code] ?? none}
        height={height}
        disabled={marks.disabled.includes(field.code)}
        fetched={marks.fetched[field.code]}
        set={set}
        fill={fill}
        leave={leave}
        setBusy={setBusy}
        cells={field.type === "SUBTABLE" ? messages : undefined}
        failures={field.type === "SUBTABLE" ? ofCells(failures, field.code) : undefined}
      />
    </Frame>
  );
}

const none: readonly string[] = [];

/** Nothing, as long as no cell has failed: then typing elsewhere does not draw the table again. */
function ofCells(failures: FormState["failures"], table: string): FormState["failures"] | undefined {
  return Object.keys(failures).some((key) => isCellOf(table, key)) ? failures : undefined;
}

interface FrameProps {
  readonly field: FieldProperty;
  readonly width?: number;
  readonly children: React.ReactNode;
}

function Frame({ field, width, children }: FrameProps) {
  return (
    <div
      className={`${classes.field} control-gaia`}
      data-field-code={field.code}
      style={designedWidth(width)}
    >
      {children}
    </div>
  );
}

interface ShownProps {
  readonly field: FieldProperty;
  readonly value: WireValue;
  readonly failures: Calculated["failures"];
}

function Shown({ field, value, failures }: ShownProps) {
  const picture = pictureFor(field);
  const failure = failures[field.code];
  if (!picture) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a label and its value are no group of inputs
    <div role="group" aria-label={field.label}>
      {!field.noLabel && (
        <div className={classes.name}>
          {field.label}
          {picture.computed?.(field) && <FormulaNote field={field} />}
        </div>
      )}
      <div className={`${classes.value} control-value-gaia`} data-align={picture.align}>
        {failure ? (
          <FailureShown failure={failure} />
        ) : isEmpty(value) ? (
          <span className={classes.nothing}>–</span>
        ) : (
          <picture.Show
            field={field}
            value={value}
            place="form"
            cellFailure={(row, code) => failures[cellKey(field.code, row, code)]}
          />
        )}
      </div>
    </div>
  );
}

const isEmpty = (value: WireValue) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

interface EditedProps {
  readonly field: FieldProperty;
  readonly value: WireValue;
  readonly errors: readonly string[];
  readonly height?: number;
  readonly disabled: boolean;
  readonly fetched: string | undefined;
  readonly set: FormState["set"];
  readonly fill: FormState["fill"];
  readonly leave: FormState["leave"];
  readonly setBusy: FormState["setBusy"];
  /** of a table: what is wrong with its cells */
  readonly cells: FieldMessages | undefined;
  /** of a table: why formulas in its rows have no result */
  readonly failures: FormState["failures"] | undefined;
}

/** Typing in one field draws that field again and no other. */
const Edited = memo(function Edited(given: EditedProps) {
  const { disabled, set, fill, leave, setBusy, cells, failures, ...props } = given;
  const { field } = props;
  const Edit = pictureFor(field)?.Edit;
  if (!Edit) return null;
  return (
    <Lockable locked={disabled} onLeave={leave}>
      <Edit
        {...props}
        onChange={(value) => set(field.code, value)}
        onFill={fill}
        cellErrors={(row, code) => cells?.[cellKey(field.code, row, code)] ?? none}
        cellFailure={(row, code) => failures?.[cellKey(field.code, row, code)]}
        onBusy={(busy) => setBusy(field.code, busy)}
      />
    </Lockable>
  );
});
