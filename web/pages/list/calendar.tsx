import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { printQuery } from "../../../src/core/query/print.ts";
import type { Comparison, ConditionTree } from "../../../src/core/query/syntax.ts";
import { useCalendarShow } from "../../customize/list-events.ts";
import { pictureOf } from "../../fields/index.ts";
import { now, showDate } from "../../fields/parts/dates.ts";
import { literal } from "../../fields/parts/operands.ts";
import { useReader } from "../../fields/parts/reader.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { recordTitle, textOfField } from "../../parts/record-title.ts";
import { idOf, pageQuery, type RecordData } from "../../parts/records.ts";
import { recordAddress } from "../detail/address.ts";
import classes from "./calendar.module.css";
import { monthName, moveMonth, nextDay, weekdayNames, weeksOf } from "./calendar-days.ts";
import type { List, ListSettings } from "./use-list.ts";

interface Props {
  readonly settings: ListSettings;
  readonly list: List;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** As many as the API gives at once; a month with more tells so. */
const mostRecords = 500;

/** A month of records, each on the day of the view's date field. */
export function CalendarBody({ settings, list }: Props) {
  const t = useT();
  const { language, timeZone } = useReader();
  const { app, fields, layout, general } = settings;
  const { view, plan, address, go } = list;
  const today = now(timeZone).date;
  const month = address.month ?? today.slice(0, 7);
  const weeks = weeksOf(month, language === "zh" ? 1 : 0);
  const date = fields[view.date ?? ""];
  const calendar = date && pictureOf(date.type)?.calendar;
  const first = weeks[0]?.[0] ?? today;
  const last = weeks.at(-1)?.at(-1) ?? today;

  const within: Comparison[] =
    date && calendar
      ? [
          {
            is: "comparison",
            field: date.code,
            operator: ">=",
            operands: [literal(calendar.beginOf(first, timeZone))],
          },
          {
            is: "comparison",
            field: date.code,
            operator: "<",
            operands: [literal(calendar.beginOf(nextDay(last), timeZone))],
          },
        ]
      : [];
  const own = plan.tree?.condition;
  const condition: ConditionTree = { is: "and", parts: own ? [own, ...within] : within };
  const order = plan.tree?.order.length
    ? plan.tree.order
    : [{ field: date?.code ?? "$id", descending: false }];
  const query = `${printQuery({ condition, order })} limit ${mostRecords}`;
  const found = useQuery({
    ...pageQuery(app, query),
    enabled: calendar !== undefined,
    placeholderData: keepPreviousData,
  });
  const records = found.data?.records ?? [];
  const byDay = groupBy(
    records,
    (record) => (date && calendar?.dayOf(record[date.code]?.value ?? "", timeZone)) ?? "",
  );
  const fresh = found.isSuccess && !found.isPlaceholderData && !found.isFetching;
  useCalendarShow({ app, view, month, days: fresh ? byDay : undefined, condition: plan.text });
  if (!date || !calendar) return <Text c="dimmed">{t("recordList.noDateField")}</Text>;
  if (found.error) return <ErrorNote error={found.error} onRetry={() => found.refetch()} />;

  const nameOf = (record: RecordData) =>
    (view.title && textOfField(record, fields, view.title)) ||
    recordTitle(record, { fields, layout, settings: general });
  return (
    <section aria-label={monthName(month, language)}>
      <Group gap="xs" mb="sm">
        <ActionIcon
          aria-label={t("recordList.previousMonth")}
          onClick={() => go({ month: moveMonth(month, -1) })}
          size={34}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Text component="h2" fw={650} size="lg" miw={150} ta="center" aria-live="polite">
          {monthName(month, language)}
        </Text>
        <ActionIcon
          aria-label={t("recordList.nextMonth")}
          onClick={() => go({ month: moveMonth(month, 1) })}
          size={34}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" size="xs" onClick={() => go({ month: undefined })}>
          {t("recordList.today")}
        </Button>
        {Number(found.data?.totalCount ?? 0) > mostRecords && (
          <Text size="sm" c="dimmed">
            {t("recordList.tooManyForMonth", { count: mostRecords })}
          </Text>
        )}
      </Group>
      <table className={classes.calendar}>
        <thead>
          <tr>
            {weekdayNames(weeks[0] ?? [], language).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td
                  key={day}
                  data-today={day === today || undefined}
                  data-other={!day.startsWith(month) || undefined}
                  data-empty={!byDay.has(day) || undefined}
                >
                  <div className={classes.head}>
                    <time dateTime={day} className={classes.day} title={showDate(day, language)}>
                      {Number(day.slice(8))}
                    </time>
                    {settings.rights.recordAddable && pictureOf(date.type)?.Edit && (
                      <ActionIcon
                        component={Link}
                        to={`/k/${app}/edit?date=${encodeURIComponent(date.code)}&day=${day}`}
                        size={20}
                        className={classes.add}
                        aria-label={t("recordList.addOn", { day: showDate(day, language) })}
                      >
                        <IconPlus size={14} aria-hidden />
                      </ActionIcon>
                    )}
                  </div>
                  {byDay.get(day)?.map((record) => (
                    <Link
                      key={idOf(record)}
                      className={classes.entry}
                      to={recordAddress(app, idOf(record), { view: view.id })}
                      data-record-link
                      title={nameOf(record)}
                    >
                      {nameOf(record)}
                    </Link>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
