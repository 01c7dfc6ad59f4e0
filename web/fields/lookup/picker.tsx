import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNote } from "../../parts/error-note.tsx";
import { fieldsQuery } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import { idOf, pageQuery, type RecordData } from "../../parts/records.ts";
import type { FieldProperty, PictureOf } from "../field.ts";
import type { Lookup } from "../relations.ts";
import classes from "../subtable/table.module.css";
import own from "./picker.module.css";
import { both, having, keyOf } from "./source.ts";

interface Props {
  readonly field: FieldProperty;
  readonly lookup: Lookup;
  /** what to begin searching for */
  readonly words: string;
  readonly named: PictureOf;
  readonly onPick: (record: RecordData) => void;
  readonly onClose: () => void;
}

const size = 20;

/** The records of the other app that may be picked, by the lookup's own filter, order and columns. */
export function Picker({ field, lookup, words: begin, named, onPick, onClose }: Props) {
  const t = useT();
  const { app } = lookup.relatedApp;
  const [words, setWords] = useState(begin);
  const [page, setPage] = useState(0);
  const [asked] = useDebouncedValue(words.trim(), 250);
  const fields = useQuery(fieldsQuery(app));
  const key = fields.data?.[lookup.relatedKeyField];
  const condition = both(lookup.filterCond, key && asked !== "" ? having(key, asked, true) : undefined);
  const order = lookup.sort === "" ? "" : `order by ${lookup.sort}`;
  const query = `${condition} ${order} limit ${size} offset ${page * size}`.trim();
  const found = useQuery({
    ...pageQuery(app, query),
    enabled: key !== undefined,
    placeholderData: keepPreviousData,
  });
  const total = Number(found.data?.totalCount ?? 0);
  const codes = [...new Set([lookup.relatedKeyField, ...lookup.lookupPickerFields])];
  const columns = codes.flatMap((code) => fields.data?.[code] ?? []);
  const error = fields.error ?? found.error;
  const narrow = useMediaQuery("(max-width: 600px)", undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      fullScreen={narrow}
      radius={narrow ? 0 : "lg"}
      title={<Text fw={650}>{t("record.lookupTitle", { field: field.label })}</Text>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <TextInput
        aria-label={t("record.lookupSearch", { field: key?.label ?? "" })}
        placeholder={t("record.lookupSearch", { field: key?.label ?? "" })}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setPage(0);
        }}
        mb="sm"
        data-autofocus
      />
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes.scroll}>
        <table className={`${classes.table} ${own.picks}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.code} scope="col" data-align={named(column, "plain")?.align}>
                  {column.label}
                </th>
              ))}
              <th scope="col">
                <span className={classes.unseen}>{t("record.lookupPick")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.data?.records.map((record) => (
              <tr key={idOf(record)}>
                {columns.map((column) => {
                  const picture = named(column, "plain");
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
                <td className={`${classes.tool} ${own.pick}`}>
                  <Button
                    size="compact-sm"
                    variant="light"
                    onClick={() => onPick(record)}
                    aria-label={t("record.lookupPickOne", { name: keyOf(record[lookup.relatedKeyField]) })}
                  >
                    {t("record.lookupPick")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed" role="status">
          {t("record.recordCount", { count: total })}
        </Text>
        <Pages page={page} total={total} size={size} onPage={setPage} />
      </Group>
    </Modal>
  );
}

interface PagesProps {
  readonly page: number;
  readonly total: number;
  readonly size: number;
  readonly onPage: (page: number) => void;
}

/** Nothing where everything is on one page. */
export function Pages({ page, total, size, onPage }: PagesProps) {
  const t = useT();
  if (total <= size) return null;
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t("record.pageBefore")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={(page + 1) * size >= total}
        onClick={() => onPage(page + 1)}
      >
        {t("record.pageAfter")}
      </Button>
    </Group>
  );
}
