import { useMediaQuery } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { typeNamed } from "../../../src/core/fields/index.ts";
import type { FieldProperty } from "../../fields/field.ts";
import { pictureOf } from "../../fields/index.ts";
import { useT } from "../../parts/i18n.tsx";
import { useFormsOf } from "../../parts/record-rights.ts";
import { idOf, type RecordData } from "../../parts/records.ts";
import { RecordCards } from "./cards.tsx";
import { EditRow } from "./edit-row.tsx";
import classes from "./list.module.css";
import { sortedBy } from "./plan.ts";
import { RecordRow } from "./row.tsx";
import type { List, ListSettings } from "./use-list.ts";

interface Props {
  readonly settings: ListSettings;
  readonly list: List;
  readonly records: readonly RecordData[];
}

/** A table where there is room, cards on a telephone. One row at a time can be edited in place. */
export function RecordTable(props: Props) {
  const narrow = useMediaQuery("(max-width: 600px)", undefined, { getInitialValueInEffect: false });
  return narrow ? <RecordCards {...props} /> : <Table {...props} />;
}

function Table({ settings, list, records }: Props) {
  const t = useT();
  const [editing, setEditing] = useState<string>();
  const columns = list.columns.flatMap((code) => settings.fields[code] ?? []);
  const formOf = useFormsOf(settings, records);
  return (
    <div className={classes.scroll} data-stale={list.page.isPlaceholderData || undefined}>
      <table className={`${classes.table} recordlist-gaia`}>
        <caption className={classes.unseen}>{list.view.name}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.first}>
              <span className={classes.unseen}>{t("recordList.show")}</span>
            </th>
            {columns.map((field) => (
              <HeaderCell key={field.code} field={field} list={list} />
            ))}
            <th scope="col" className={classes.last}>
              <span className={classes.unseen}>{t("common.more")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, at) => {
            const id = idOf(record);
            const row = { settings: formOf(record), list, columns, record, position: at };
            return id === editing ? (
              <EditRow key={id} {...row} onClose={() => setEditing(undefined)} />
            ) : (
              <RecordRow key={id} {...row} onEdit={() => setEditing(id)} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell({ field, list }: { readonly field: FieldProperty; readonly list: List }) {
  const t = useT();
  const picture = pictureOf(field.type);
  const first = list.plan.tree?.order[0];
  const sorted = first?.field === field.code ? (first.descending ? "descending" : "ascending") : undefined;
  const Arrow = sorted === "descending" ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={sorted} style={{ minWidth: picture?.width }} data-align={picture?.align}>
      {typeNamed(field.type)?.sortable ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => list.plan.tree && list.setTree(sortedBy(list.plan.tree, field.code))}
          title={t("recordList.sortBy", { field: field.label })}
        >
          {field.label}
          {sorted && <Arrow size={14} aria-hidden />}
        </button>
      ) : (
        field.label
      )}
    </th>
  );
}
