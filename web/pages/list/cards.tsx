import { Card, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { pictureOf } from "../../fields/index.ts";
import { recordTitle, titleCode } from "../../parts/record-title.ts";
import { idOf, type RecordData } from "../../parts/records.ts";
import classes from "./list.module.css";
import { addressOf } from "./row.tsx";
import type { List, ListSettings } from "./use-list.ts";

interface Props {
  readonly settings: ListSettings;
  readonly list: List;
  readonly records: readonly RecordData[];
}

/** A telephone shows each record as a card: what it is called, then what else the view shows of it. */
export function RecordCards({ settings, list, records }: Props) {
  const { fields, layout, general } = settings;
  const title = titleCode({ fields, layout, settings: general });
  const facts = list.columns.filter((code) => code !== title);
  return (
    <Stack
      gap="xs"
      component="ul"
      className={classes.cards}
      data-stale={list.page.isPlaceholderData || undefined}
    >
      {records.map((record, at) => (
        <Card key={idOf(record)} component="li" withBorder padding="sm" className={classes.card}>
          <Link to={addressOf(settings, list, record, at)} className={classes.cardTitle} data-record-link>
            {recordTitle(record, { fields, layout, settings: general })}
          </Link>
          <dl className={classes.facts}>
            {facts.map((code) => (
              <Fact key={code} code={code} record={record} fields={fields} />
            ))}
          </dl>
        </Card>
      ))}
    </Stack>
  );
}

interface FactProps {
  readonly code: string;
  readonly record: RecordData;
  readonly fields: ListSettings["fields"];
}

/** Empty values take no room on a small screen. */
function Fact({ code, record, fields }: FactProps) {
  const field = fields[code];
  const picture = field && pictureOf(field.type);
  const value = record[code]?.value;
  if (!field || !picture || value === undefined || picture.text(value ?? picture.empty, field) === "")
    return null;
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {field.label}
      </Text>
      <dd>
        <picture.Show field={field} value={value ?? picture.empty} place="list" />
      </dd>
    </div>
  );
}
