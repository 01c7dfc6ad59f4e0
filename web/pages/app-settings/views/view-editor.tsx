import {
  Box,
  Divider,
  Group,
  Input,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useId } from "react";
import { pictureOf } from "../../../fields/index.ts";
import { Columns } from "../../../parts/columns.tsx";
import { fieldChoices, isDate, isTitle } from "../../../parts/field-choices.ts";
import { SavedFilter } from "../../../parts/filter/saved-filter.tsx";
import type { Fields, LayoutRow } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { useSession } from "../../../parts/session.tsx";
import { Tag } from "../../../parts/tag.tsx";
import type { DraftView, ViewProblems } from "./draft.ts";
import classes from "./views.module.css";

interface Props {
  readonly view: DraftView;
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
  readonly problems: ViewProblems;
  readonly onChange: (change: Partial<DraftView>) => void;
}

export function ViewEditor({ view, fields, layout, problems, onChange }: Props) {
  const t = useT();
  const typeLabel = useId();
  const { user } = useSession();
  // Custom views run scripts of their own: kintone leaves making them to administrators.
  const types = (["LIST", "CALENDAR", "CUSTOM"] as const).filter(
    (type) => type !== "CUSTOM" || user.administrator || view.type === "CUSTOM",
  );
  return (
    <section className={classes.editor} aria-label={view.name}>
      <Stack gap="lg">
        <Group justify="space-between" align="start">
          <TextInput
            label={t("views.name")}
            value={view.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
            error={problems.name}
            disabled={view.builtin}
            flex="1 1 240px"
            autoComplete="off"
          />
          <Box mt={30}>
            <Tag kind="quiet">
              {view.id === undefined ? t("views.idAfterSave") : t("views.id", { id: view.id })}
            </Tag>
          </Box>
        </Group>
        {view.builtin && <Text c="dimmed">{t("views.builtinText")}</Text>}
        {!view.builtin && (
          <Input.Wrapper label={t("views.type")} labelElement="div" labelProps={{ id: typeLabel }}>
            <div>
              <SegmentedControl
                aria-labelledby={typeLabel}
                data={types.map((type) => ({ value: type, label: t(`views.type.${type}`) }))}
                value={view.type}
                onChange={(type) => onChange({ type: type as DraftView["type"] })}
              />
            </div>
          </Input.Wrapper>
        )}
        {view.type === "LIST" && (
          <Columns
            label={t("views.columns")}
            description={t("views.columnsHint")}
            codes={view.fields}
            choices={fieldChoices(fields, layout, ({ type }) => pictureOf(type) !== undefined)}
            error={problems.fields}
            onChange={(codes) => onChange({ fields: codes })}
          />
        )}
        {view.type === "CALENDAR" && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t("views.date")}
              data={fieldChoices(fields, layout, isDate)}
              value={view.date || firstOf("CREATED_TIME", fields)}
              onChange={(date) => onChange({ date: date ?? "" })}
              allowDeselect={false}
            />
            <Select
              label={t("views.title")}
              data={fieldChoices(fields, layout, isTitle)}
              value={view.title || firstOf("RECORD_NUMBER", fields)}
              onChange={(title) => onChange({ title: title ?? "" })}
              allowDeselect={false}
            />
          </SimpleGrid>
        )}
        {view.type === "CUSTOM" && <CustomSettings view={view} onChange={onChange} />}
        {!view.builtin && (
          <>
            <Divider />
            <Stack gap="sm">
              <Title order={2}>{t("views.filter")}</Title>
              <SavedFilter
                key={view.key}
                filterCond={view.filterCond}
                sort={view.sort}
                fields={fields}
                onChange={onChange}
              />
            </Stack>
          </>
        )}
      </Stack>
    </section>
  );
}

function CustomSettings({ view, onChange }: Pick<Props, "view" | "onChange">) {
  const t = useT();
  const deviceLabel = useId();
  return (
    <>
      <Textarea
        label={t("views.html")}
        value={view.html}
        onChange={(event) => onChange({ html: event.currentTarget.value })}
        autosize
        minRows={6}
        maxRows={20}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--font-code)" } }}
      />
      <Switch
        label={t("views.pager")}
        checked={view.pager}
        onChange={(event) => onChange({ pager: event.currentTarget.checked })}
      />
      <Input.Wrapper label={t("views.device")} labelElement="div" labelProps={{ id: deviceLabel }}>
        <div>
          <SegmentedControl
            aria-labelledby={deviceLabel}
            data={(["DESKTOP", "ANY"] as const).map((value) => ({
              value,
              label: t(`views.device.${value}`),
            }))}
            value={view.device}
            onChange={(device) => onChange({ device: device === "ANY" ? "ANY" : "DESKTOP" })}
          />
        </div>
      </Input.Wrapper>
    </>
  );
}

const firstOf = (type: string, fields: Fields) =>
  Object.values(fields).find((field) => field.type === type)?.code ?? null;
