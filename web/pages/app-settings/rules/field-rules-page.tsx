import { ActionIcon, Group, SegmentedControl, Select, Stack, Text, Title } from "@mantine/core";
import { IconForms, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api } from "../../../parts/api.ts";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { fieldRulesQuery, formQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import { RuleSubjects } from "./rule-subjects.tsx";
import classes from "./rules.module.css";
import {
  type Accessibility,
  accessibilities,
  type FieldRule,
  newFieldRow,
  newFieldRule,
  ruledFields,
} from "./rules.ts";
import { fieldRowWords } from "./words.ts";

/** Who may see and change the values of which fields: `/k/admin/app/field/acl?app=1`. */
export function FieldRulesPage() {
  const app = useAppId();
  const rules = useQuery(fieldRulesQuery(app));
  const form = useQuery(formQuery(app));
  const error = rules.error ?? form.error;
  if (error) return <ErrorPage error={error} onRetry={() => void rules.refetch()} />;
  if (!rules.data || !form.data) return <LoadingPage />;
  return <Editor server={rules.data} fields={form.data.properties as Fields} />;
}

interface EditorProps {
  readonly server: { readonly rights: readonly FieldRule[]; readonly revision: string };
  readonly fields: Fields;
}

function Editor({ server, fields }: EditorProps) {
  const t = useT();
  const app = useAppId();
  const [picked, setPicked] = useState(0);
  const edits = useDraft(server, {
    query: fieldRulesQuery(app),
    from: ({ rights }) => rights,
    write: (rights, revision) => api.put("/k/v1/preview/field/acl.json", { app, rights, revision }),
    done: t("appSettings.savedSettings"),
  });
  const { draft: rules, setDraft } = edits;
  const choices = ruledFields(fields);
  const free = choices.filter(({ code }) => rules.every((rule) => rule.code !== code));
  const labelOf = (code: string) => choices.find((one) => one.code === code)?.label ?? code;
  return (
    <SettingsPage
      wide
      title={t("appSettings.pageFieldRules")}
      text={t("rules.fieldText")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      {rules.length === 0 && (
        <EmptyState icon={IconForms} title={t("rules.noFieldRules")} text={t("rules.noFieldRulesText")} />
      )}
      <Stack gap="md">
        {rules.map((rule, at) => (
          <Rule
            key={rule.code}
            rule={rule}
            label={labelOf(rule.code)}
            fields={fields}
            onChange={(changed) => setDraft(rules.with(at, changed))}
            onRemove={() => setDraft(rules.toSpliced(at, 1))}
          />
        ))}
      </Stack>
      <Select
        key={picked}
        mt="md"
        w={300}
        maw="100%"
        label={t("rules.addFieldRule")}
        data={free.map(({ code, label }) => ({
          value: code,
          label: free.filter((other) => other.label === label).length > 1 ? `${label} (${code})` : label,
        }))}
        value={null}
        searchable
        onChange={(code) => {
          if (code !== null) setDraft([...rules, newFieldRule(code)]);
          setPicked(picked + 1);
        }}
      />
    </SettingsPage>
  );
}

interface RuleProps {
  readonly rule: FieldRule;
  readonly label: string;
  readonly fields: Fields;
  readonly onChange: (rule: FieldRule) => void;
  readonly onRemove: () => void;
}

function Rule({ rule, label, fields, onChange, onRemove }: RuleProps) {
  const t = useT();
  const heading = useId();
  const { entities } = rule;
  return (
    <section className={settings.box} aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div style={{ minWidth: 0 }}>
          <Title order={3} id={heading}>
            {label}
          </Title>
          <Text size="xs" c="dimmed">
            {rule.code}
          </Text>
        </div>
        <ActionIcon aria-label={t("appSettings.aclRemove", { who: label })} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <RuleSubjects
        rows={entities}
        fields={fields}
        width={classes.one}
        newRow={newFieldRow}
        wordsOf={(row, who) => fieldRowWords(row, who, t)}
        others={t("rules.othersNoField")}
        onRows={(rows) => onChange({ ...rule, entities: rows })}
      >
        {(row, who, change) => (
          <div className={classes.picker}>
            <SegmentedControl
              size="xs"
              aria-label={t("rules.access", { who })}
              data={accessibilities.map((value) => ({ value, label: t(`rules.access.${value}`) }))}
              value={row.accessibility}
              onChange={(accessibility) => change({ ...row, accessibility: accessibility as Accessibility })}
            />
          </div>
        )}
      </RuleSubjects>
    </section>
  );
}
