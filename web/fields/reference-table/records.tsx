import { Anchor, Group, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { WireValue } from "../../../src/core/fields/field.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { fieldsQuery } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import { idOf, pageQuery } from "../../parts/records.ts";
import type { FieldProperty } from "../field.ts";
import { pictureOf } from "../index.ts";
import { Pages } from "../lookup/picker.tsx";
import { both, having } from "../lookup/source.ts";
import type { ReferenceTable } from "../relations.ts";
import classes from "../subtable/table.module.css";

interface Props {
  readonly field: FieldProperty;
  readonly list: ReferenceTable;
  /** the field of this record whose value the other app's records are found by */
  readonly own: FieldProperty | undefined;
  /** what it holds */
  readonly value: WireValue | undefined;
}

/** The records of another app that have a value in common with this one. */
export function RelatedRecords({ field, list, own, value }: Props) {
  const t = useT();
  const { app } = list.relatedApp;
  const [page, setPage] = useState(0);
  const fields = useQuery(fieldsQuery(app));
  const key = fields.data?.[list.condition.relatedField];
  const text = keyOf(own, value);
  const size = Number(list.size);
  const condition = key && text !== "" ? both(list.filterCond, having(key, text)) : "";
  const order = list.sort === "" ? "" : `order by ${list.sort}`;
  const query = `${condition} ${order} limit ${size} offset ${page * size}`;
  const found = useQuery({
    ...pageQuery(app, query, ["$id", ...list.displayFields]),
    enabled: condition !== "",
    placeholderData: keepPreviousData,
  });
  const columns = list.displayFields.flatMap((code) => fields.data?.[code] ?? []);
  const records = condition === "" ? [] : (found.data?.records ?? []);
  const total = condition === "" ? 0 : Number(found.data?.totalCount ?? 0);
  const error = fields.error ?? found.error;
  return (
    <section aria-label={field.label}>
      {!field.noLabel && <div className={classes.name}>{field.label}</div>}
      {error ? <ErrorNote error={error} /> : null}
      {records.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">
                  <span className={classes.unseen}>{t("recordList.show")}</span>
                </th>
                {columns.map(({ type, code, label }) => (
                  <th key={code} scope="col" data-align={pictureOf(type)?.align}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <tr key={idOf(record)}>
                  <td className={classes.tool}>
                    <Anchor
                      component={Link}
                      to={`/k/${app}/show#record=${idOf(record)}`}
                      aria-label={t("record.showRelated", { id: idOf(record) })}
                    >
                      <IconFileText size={18} stroke={1.6} aria-hidden />
                    </Anchor>
                  </td>
                  {columns.map((column) => {
                    const picture = pictureOf(column.type);
                    return (
                      <td key={column.code} data-align={picture?.align}>
                        {picture && (
                          <picture.Show
                            field={column}
                            value={record[column.code]?.value ?? picture.empty}
                            place="list"
                          />
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Group justify="space-between" mt={4}>
        <Text size="sm" c="dimmed">
          {t("record.recordCount", { count: total })}
        </Text>
        <Pages page={page} total={total} size={size} onPage={setPage} />
      </Group>
    </section>
  );
}

/** An app's code may stand before the number of a record; a person is found by the code. */
function keyOf(own: FieldProperty | undefined, value: WireValue | undefined): string {
  if (typeof value === "string") return own?.type === "RECORD_NUMBER" ? value.replace(/^.*-/, "") : value;
  return value && "code" in value ? value.code : "";
}
