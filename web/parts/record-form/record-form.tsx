import { Divider } from "@mantine/core";
import { useMemo } from "react";
import { pictureOf } from "../../fields/index.ts";
import { ServerHtml } from "../../fields/parts/server-html.tsx";
import { RelatedRecords } from "../../fields/reference-table/records.tsx";
import { copiedCodes, referenceOf } from "../../fields/relations.ts";
import type { Fields, LayoutField, LayoutRow } from "../form.ts";
import { designedWidth } from "./designed-width.ts";
import { FieldGroup } from "./field-group.tsx";
import { FormField, type FormMode } from "./form-field.tsx";
import { useMarks } from "./marks.ts";
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
  if (row.type === "SUBTABLE") return <TableRow row={row} fields={fields} mode={mode} />;
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

interface TableProps extends Omit<Props, "layout"> {
  readonly row: Extract<LayoutRow, { type: "SUBTABLE" }>;
}

/** The layout says in which order the columns stand, and how wide they are. */
function TableRow({ row, fields, mode }: TableProps) {
  const table = fields[row.code];
  const ordered = useMemo(() => {
    const columns = (table?.fields ?? {}) as Fields;
    const inOrder = row.fields.flatMap(({ code = "", size }) => {
      const column = columns[code];
      return column ? [[code, { ...column, width: size?.width }] as const] : [];
    });
    return table && { ...table, fields: Object.fromEntries(inOrder) };
  }, [table, row]);
  return ordered ? (
    <div className={classes.table}>
      <FormField field={ordered} mode={mode} />
    </div>
  ) : null;
}

interface PartProps extends Omit<Props, "layout"> {
  readonly part: LayoutField;
}

function Part({ part, fields, mode }: PartProps) {
  const { hidden } = useMarks();
  const width = part.size?.width ? Number(part.size.width) : undefined;
  const decoration = decorations[part.type];
  if (decoration) return decoration(part, width);
  const field = fields[part.code ?? ""];
  if (!field || hidden.includes(field.code)) return null;
  const list = referenceOf(field);
  if (list) {
    const value = (mode.is === "show" ? mode.values : mode.state.values)[list.condition.field];
    return (
      <div className={classes.table} data-field-code={field.code}>
        <RelatedRecords
          key={JSON.stringify(value)}
          field={field}
          list={list}
          own={fields[list.condition.field]}
          value={value}
        />
      </div>
    );
  }
  const copied = copiedCodes(Object.values(fields)).has(field.code);
  return <FormField field={field} mode={mode} width={width} height={heightOf(part)} copied={copied} />;
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
  if (field && referenceOf(field)) return true;
  const picture = field && pictureOf(field.type);
  return picture !== undefined && !(mode.is === "add" && picture.Edit === undefined && !picture.computed);
}
