import { ActionIcon, Button, Text } from "@mantine/core";
import { IconCopy, IconPlus, IconTrash } from "@tabler/icons-react";
import { useRef } from "react";
import type { FailureKind } from "../../../src/core/expression/value.ts";
import type { TableRow } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import { FailureShown } from "../../parts/record-form/formula-note.tsx";
import { Lockable } from "../../parts/record-form/lockable.tsx";
import { useMarks } from "../../parts/record-form/marks.ts";
import { cellKey } from "../../parts/record-form/problems.ts";
import { useSession } from "../../parts/session.tsx";
import { DragHandle, SortableItem, SortableList } from "../../parts/sortable.tsx";
import type { EditProps, FieldProperty, PictureOf } from "../field.ts";
import { copiedCodes } from "../relations.ts";
import { asNewRows, columnsOf, newRow, withCells } from "./rows.ts";
import stacked from "./stacked.module.css";
import classes from "./table.module.css";

interface Props extends EditProps<readonly TableRow[]> {
  readonly named: PictureOf;
}

/** A row of inputs for each row. Rows are added under another one, removed, and moved by their handle. */
export function TableEdit({ field, value, onChange, errors, cellErrors, cellFailure, onBusy, named }: Props) {
  const t = useT();
  const { user, timeZone } = useSession();
  const { hidden, disabled, fetched } = useMarks();
  const columns = columnsOf(field).filter(({ code }) => !hidden.includes(code));
  const copied = copiedCodes(columns);
  const keys = useRowKeys(value.length);
  // Two cells may be told of a change before the page is drawn again.
  const latest = useRef(value);
  latest.current = value;
  const write = (rows: readonly TableRow[]) => {
    latest.current = rows;
    onChange(rows);
  };
  const add = (at: number) => {
    keys.insert(at);
    write(latest.current.toSpliced(at, 0, newRow(field, named, { user, timeZone })));
  };
  const duplicate = (at: number) => {
    keys.insert(at + 1);
    write(latest.current.toSpliced(at + 1, 0, ...asNewRows(latest.current.slice(at, at + 1))));
  };
  const remove = (at: number) => {
    keys.remove(at);
    write(latest.current.toSpliced(at, 1));
  };
  const move = (from: number, to: number) => {
    const row = latest.current[from];
    if (!row) return;
    keys.move(from, to);
    write(latest.current.toSpliced(from, 1).toSpliced(to, 0, row));
  };
  const set = (at: number, values: Readonly<Record<string, TableRow["value"][string]["value"]>>) => {
    const row = latest.current[at];
    if (row) write(latest.current.with(at, withCells(row, columns, values)));
  };
  const nameOf = (key: string) => t("record.rowNumber", { number: keys.now.indexOf(key) + 1 });
  const own = errors.filter((error) => error !== "");
  return (
    <section aria-label={field.label}>
      {!field.noLabel && <div className={classes.name}>{field.label}</div>}
      <SortableList ids={keys.now} nameOf={nameOf} onMove={move}>
        <div className={classes.scroll}>
          <table className={`${classes.table} ${stacked.stacked} subtable-gaia`} data-edit>
            <thead>
              <tr>
                <th scope="col">
                  <span className={classes.unseen}>{t("record.rowMove")}</span>
                </th>
                {columns.map((column) => (
                  <th
                    key={column.code}
                    scope="col"
                    style={{ minWidth: widthOf(column, named) }}
                    data-align={named(column)?.align}
                  >
                    {column.label}
                    {column.required && <span className={classes.star}> *</span>}
                  </th>
                ))}
                <th scope="col">
                  <span className={classes.unseen}>{t("common.more")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {value.map((row, at) => (
                <SortableItem
                  key={keys.now[at]}
                  id={keys.now[at] ?? ""}
                  as="tr"
                  className="subtable-row-gaia"
                >
                  <td className={classes.tool}>
                    <DragHandle label={t("record.rowMoveNumber", { number: at + 1 })} />
                  </td>
                  {columns.map((column) => (
                    <td
                      key={column.code}
                      data-cell={column.code}
                      data-label={column.label}
                      data-required={column.required || undefined}
                    >
                      <CellInput
                        locked={disabled.includes(cellKey(field.code, at, column.code))}
                        fetched={fetched[cellKey(field.code, at, column.code)]}
                        column={column}
                        row={row}
                        fixed={copied.has(column.code)}
                        errors={cellErrors?.(at, column.code) ?? []}
                        failure={cellFailure?.(at, column.code)}
                        onFill={(values) => set(at, values)}
                        onBusy={onBusy}
                        named={named}
                      />
                    </td>
                  ))}
                  <td className={classes.tool}>
                    <ActionIcon aria-label={t("record.rowAdd")} onClick={() => add(at + 1)} size={30}>
                      <IconPlus size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon aria-label={t("record.rowDuplicate")} onClick={() => duplicate(at)} size={30}>
                      <IconCopy size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon aria-label={t("record.rowRemove")} onClick={() => remove(at)} size={30}>
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </td>
                </SortableItem>
              ))}
            </tbody>
          </table>
        </div>
      </SortableList>
      {value.length === 0 && (
        <Button
          mt={6}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(0)}
        >
          {t("record.rowAdd")}
        </Button>
      )}
      {own.length > 0 && (
        <Text size="xs" c="var(--color-danger)" mt={4} data-error>
          {own.join(" ")}
        </Text>
      )}
    </section>
  );
}

interface CellProps {
  readonly column: FieldProperty;
  readonly row: TableRow;
  /** a lookup fills it */
  readonly fixed: boolean;
  readonly errors: readonly string[];
  readonly failure: FailureKind | undefined;
  /** by a script of the app */
  readonly locked: boolean;
  readonly fetched: string | undefined;
  readonly onFill: NonNullable<EditProps["onFill"]>;
  readonly onBusy: EditProps["onBusy"];
  readonly named: PictureOf;
}

function CellInput({
  column,
  row,
  fixed,
  errors,
  failure,
  locked,
  fetched,
  onFill,
  onBusy,
  named,
}: CellProps) {
  const picture = named(column);
  if (!picture) return null;
  const value = row.value[column.code]?.value ?? picture.empty;
  if (!picture.Edit || picture.computed?.(column) || fixed || column.locked === true) {
    return (
      <div className={classes.fixed} data-align={picture.align}>
        {failure ? (
          <FailureShown failure={failure} />
        ) : (
          <picture.Show field={column} value={value} place="form" />
        )}
      </div>
    );
  }
  return (
    <Lockable locked={locked}>
      <picture.Edit
        field={column}
        value={value}
        errors={errors}
        compact
        fetched={fetched}
        onChange={(changed) => onFill({ [column.code]: changed })}
        onFill={onFill}
        onBusy={onBusy}
      />
    </Lockable>
  );
}

const widthOf = (column: FieldProperty, named: PictureOf) => {
  const picture = named(column);
  const designed = Number(column.width ?? 0);
  return Math.max(designed, picture?.editWidth ?? 0) || (picture?.width ?? 160);
};

/** Names for rows that have no id yet, so that an input keeps its cursor while rows come, go and move. */
function useRowKeys(count: number) {
  const next = useRef(0);
  const keys = useRef<string[]>([]);
  const fresh = () => `row ${++next.current}`;
  // A script or the server may have put another number of rows there.
  while (keys.current.length < count) keys.current.push(fresh());
  if (keys.current.length > count) keys.current.length = count;
  return {
    now: keys.current,
    insert: (at: number) => void keys.current.splice(at, 0, fresh()),
    remove: (at: number) => void keys.current.splice(at, 1),
    move: (from: number, to: number) => void keys.current.splice(to, 0, ...keys.current.splice(from, 1)),
  };
}
