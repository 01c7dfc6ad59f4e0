import { Checkbox, Select, Stack, Text, TextInput } from "@mantine/core";
import { memo } from "react";
import { type Translate, useTexts } from "../../parts/i18n.tsx";
import { columnTypes, type Reading } from "./column.ts";
import classes from "./create-app.module.css";
import type { Change, ColumnDraft, Fault } from "./draft.ts";
import { canBeUnique, isChoice } from "./plan.ts";

interface Props {
  readonly draft: ColumnDraft;
  readonly faults: { readonly label?: Fault; readonly code?: Fault; readonly type?: Fault };
  readonly onChange: (index: number, change: Change) => void;
}

export const ColumnEditor = memo(
  function ColumnEditor({ draft, faults, onChange }: Props) {
    const { t } = useTexts();
    const { index, label, included, reading } = draft;
    const set = (change: Change) => onChange(index, change);
    const say = (fault: Fault | undefined) => fault && t(`createApp.${fault}`);
    const named = (what: string) => `${what}: ${label}`;
    return (
      <li className={classes.column} data-skipped={!included}>
        <Checkbox
          className={classes.check}
          aria-label={t("createApp.include", { name: label })}
          checked={included}
          onChange={(event) => set({ included: event.currentTarget.checked })}
        />
        {included ? (
          <>
            <Stack gap={6}>
              <TextInput
                aria-label={named(t("createApp.field"))}
                value={label}
                onChange={(event) => set({ label: event.currentTarget.value })}
                error={say(faults.label)}
              />
              <TextInput
                size="xs"
                aria-label={named(t("createApp.code"))}
                classNames={{ input: classes.code }}
                value={draft.code}
                onChange={(event) => set({ code: event.currentTarget.value })}
                error={say(faults.code)}
              />
            </Stack>
            <Stack gap={6}>
              <Select
                aria-label={named(t("createApp.type"))}
                allowDeselect={false}
                data={columnTypes.map((type) => ({ value: type, label: t(`createApp.type.${type}`) }))}
                value={reading.type}
                onChange={(type) => type !== null && set({ reading: { ...reading, type } })}
                error={say(faults.type)}
              />
              <ReadingControls draft={draft} onChange={(reading) => set({ reading })} />
            </Stack>
            <Examples draft={draft} />
            <Rules draft={draft} onChange={set} />
          </>
        ) : (
          <Text c="dimmed" pt={6} className={classes.skippedName}>
            {label} ({t("createApp.skipped")})
          </Text>
        )}
      </li>
    );
  },
  (before, after) =>
    before.draft === after.draft && JSON.stringify(before.faults) === JSON.stringify(after.faults),
);

const separators = [";", ",", "\n", "、", "，", "；", "|", "/"];

/** What else there is to say about some types: between choices, day or month, web or mail. */
function ReadingControls({
  draft: { reading, facts, label },
  onChange,
}: {
  readonly draft: ColumnDraft;
  readonly onChange: (reading: Reading) => void;
}) {
  const { t } = useTexts();
  const { type } = reading;
  if (type === "CHECK_BOX" || type === "MULTI_SELECT") {
    return (
      <Select
        size="xs"
        label={t("createApp.separator")}
        allowDeselect={false}
        data={separators.map((sign) => ({
          value: sign,
          label: sign === "\n" ? t("createApp.sepLine") : sign,
        }))}
        value={reading.separator}
        onChange={(separator) => separator !== null && onChange({ ...reading, separator })}
      />
    );
  }
  if ((type === "DATE" || type === "DATETIME") && facts?.orderMatters) {
    return (
      <Select
        size="xs"
        label={t("createApp.order")}
        allowDeselect={false}
        data={[
          { value: "mdy" as const, label: t("createApp.orderMdy") },
          { value: "dmy" as const, label: t("createApp.orderDmy") },
        ]}
        value={reading.dateOrder}
        onChange={(dateOrder) => dateOrder !== null && onChange({ ...reading, dateOrder })}
      />
    );
  }
  if (type === "LINK") {
    return (
      <Select
        size="xs"
        aria-label={`${t("createApp.linkKind")}: ${label}`}
        allowDeselect={false}
        data={[
          { value: "WEB" as const, label: t("createApp.linkWeb") },
          { value: "MAIL" as const, label: t("createApp.linkMail") },
        ]}
        value={reading.protocol}
        onChange={(protocol) => protocol !== null && onChange({ ...reading, protocol })}
      />
    );
  }
  return null;
}

function Examples({ draft: { samples, empty, facts, reading } }: { readonly draft: ColumnDraft }) {
  const { t, number } = useTexts();
  return (
    <div className={classes.samples}>
      {samples.map((sample) => (
        <span key={sample} className={classes.sample} title={sample}>
          {sample}
        </span>
      ))}
      <span className={classes.facts}>
        {empty > 0 && <span>{t("createApp.emptyCells", { count: number(empty) })}</span>}
        {isChoice(reading.type) && facts !== undefined && (
          <span title={facts.options.slice(0, 40).join(", ")}>
            {t("createApp.optionCount", { count: number(facts.options.length) })}
          </span>
        )}
      </span>
      {facts !== undefined && facts.misfits > 0 && (
        <Text size="xs" className={classes.misfit}>
          {misfits(facts.misfits, facts.misfitExamples[0] ?? "", t, number)}
        </Text>
      )}
    </div>
  );
}

function misfits(count: number, example: string, t: Translate, number: (value: number) => string): string {
  return t("createApp.misfits", { count: number(count), example: example.slice(0, 40) });
}

function Rules({
  draft,
  onChange,
}: {
  readonly draft: ColumnDraft;
  readonly onChange: (change: Change) => void;
}) {
  const { t } = useTexts();
  return (
    <div className={classes.rules}>
      <Checkbox
        size="xs"
        label={t("createApp.required")}
        aria-label={`${t("createApp.required")}: ${draft.label}`}
        checked={draft.required}
        onChange={(event) => onChange({ required: event.currentTarget.checked })}
      />
      {canBeUnique(draft.reading.type) && (
        <Checkbox
          size="xs"
          label={t("createApp.unique")}
          aria-label={`${t("createApp.unique")}: ${draft.label}`}
          checked={draft.unique}
          onChange={(event) => onChange({ unique: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
