import { Divider } from "@mantine/core";
import { pictureOf } from "../../fields/index.ts";
import { ServerHtml } from "../../fields/parts/server-html.tsx";
import type { Fields, LayoutField, LayoutRow } from "../form.ts";
import { designedWidth } from "./designed-width.ts";
import { FieldGroup } from "./field-group.tsx";
import { FormField, type FormMode } from "./form-field.tsx";
import classes from "./record-form.module.css";

interface Props {
  readonly layout: readonly LayoutRow[];
  readonly fields: Fields;
  readonly mode: FormMode;
}

/** The form as its rows were designed; what does not fit beside each other goes below. */
export function RecordForm({ layout, fields, mode }: Props) {
  return (
    <div className={`${classes.form} record-gaia`}>
      {layout.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a layout have no name but their place
        <Row key={at} row={row} fields={fields} mode={mode} />
      ))}
    </div>
  );
}

interface RowProps extends Omit<Props, "layout"> {
  readonly row: LayoutRow;
}

function Row({ row, fields, mode }: RowProps) {
  if (row.type === "GROUP") {
    const group = fields[row.code];
    if (!group) return null;
    return (
      <FieldGroup group={group} mode={mode} codes={row.layout.flatMap(codesOf)}>
        <RecordForm layout={row.layout} fields={fields} mode={mode} />
      </FieldGroup>
    );
  }
  if (row.type === "SUBTABLE") return null;
  const parts = row.fields.filter((part) => isDrawn(part, fields, mode));
  if (parts.length === 0) return null;
  return (
    <div className={classes.row}>
      {parts.map((part, at) => (
        <Part key={part.code ?? part.elementId ?? `part ${at}`} part={part} fields={fields} mode={mode} />
      ))}
    </div>
  );
}

interface PartProps extends Omit<Props, "layout"> {
  readonly part: LayoutField;
}

function Part({ part, fields, mode }: PartProps) {
  const width = part.size?.width ? Number(part.size.width) : undefined;
  const decoration = decorations[part.type];
  if (decoration) return decoration(part, width);
  const field = fields[part.code ?? ""];
  return field ? <FormField field={field} mode={mode} width={width} height={heightOf(part)} /> : null;
}

/** What a form holds besides fields. A space belongs to the customisation: nothing is ever drawn into it. */
const decorations: Record<string, (part: LayoutField, width: number | undefined) => React.ReactNode> = {
  LABEL: (part, width) => (
    <div className={classes.label} style={{ minWidth: width }}>
      <ServerHtml html={part.label ?? ""} />
    </div>
  ),
  HR: (_, width) => <Divider className={classes.line} style={designedWidth(width)} />,
  SPACER: (part, width) => (
    <div
      id={part.elementId ? `user-js-${part.elementId}` : undefined}
      style={{ width, minHeight: part.size?.height ? Number(part.size.height) : undefined, maxWidth: "100%" }}
    />
  ),
};

const heightOf = (part: LayoutField) => (part.size?.innerHeight ? Number(part.size.innerHeight) : undefined);

function codesOf(row: LayoutRow): string[] {
  return row.type === "ROW" ? row.fields.flatMap(({ code }) => code ?? []) : [row.code];
}

/** A new record has no number, creator and times yet: their places stay away. */
function isDrawn(part: LayoutField, fields: Fields, mode: FormMode): boolean {
  if (decorations[part.type]) return true;
  const field = fields[part.code ?? ""];
  const picture = field && pictureOf(field.type);
  return picture !== undefined && !(mode.is === "add" && picture.Edit === undefined && !picture.computed);
}
