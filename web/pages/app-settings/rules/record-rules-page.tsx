import { ActionIcon, Button, Collapse, Group, Stack, Title } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconListCheck, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { api } from "../../../parts/api.ts";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { DragHandle, SortableItem, SortableList } from "../../../parts/sortable.tsx";
import { RightBox, RightsHead } from "../acl/subject-rows.tsx";
import { formQuery, recordRulesQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import { Condition, ConditionText } from "./condition.tsx";
import { RuleSubjects } from "./rule-subjects.tsx";
import classes from "./rules.module.css";
import {
  newRecordRow,
  newRecordRule,
  type RecordRule,
  recordRights,
  type ServerRecordRule,
  withRecordRight,
} from "./rules.ts";
import { recordRowWords } from "./words.ts";

/** Who may do what with which records: `/k/admin/app/record/acl?app=1`. */
export function RecordRulesPage() {
  const app = useAppId();
  const rules = useQuery(recordRulesQuery(app));
  const form = useQuery(formQuery(app));
  const error = rules.error ?? form.error;
  if (error) return <ErrorPage error={error} onRetry={() => void rules.refetch()} />;
  if (!rules.data || !form.data) return <LoadingPage />;
  return <Editor server={rules.data} fields={form.data.properties as Fields} />;
}

interface EditorProps {
  readonly server: { readonly rights: readonly ServerRecordRule[]; readonly revision: string };
  readonly fields: Fields;
}

function Editor({ server, fields }: EditorProps) {
  const t = useT();
  const app = useAppId();
  const added = useRef(0);
  const edits = useDraft(server, {
    query: recordRulesQuery(app),
    from: ({ rights }): readonly RecordRule[] => rights.map((rule, at) => ({ ...rule, key: `rule ${at}` })),
    write: (rules, revision) =>
      api.put("/k/v1/preview/record/acl.json", {
        app,
        rights: rules.map(({ filterCond, entities }) => ({ filterCond, entities })),
        revision,
      }),
    done: t("appSettings.savedSettings"),
  });
  const { draft: rules, setDraft } = edits;
  const add = () => {
    added.current++;
    setDraft([...rules, newRecordRule(`new ${added.current}`)]);
  };
  return (
    <SettingsPage
      wide
      title={t("appSettings.pageRecordRules")}
      text={t("rules.recordText")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          wrong={rules.some(({ unfinished }) => unfinished)}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      {rules.length === 0 && (
        <EmptyState
          icon={IconListCheck}
          title={t("rules.noRecordRules")}
          text={t("rules.noRecordRulesText")}
        />
      )}
      <SortableList
        key={edits.starts}
        ids={rules.map(({ key }) => key)}
        nameOf={(id) => t("rules.rule", { number: rules.findIndex(({ key }) => key === id) + 1 })}
        onMove={(from, to) => setDraft(moved(rules, from, to))}
      >
        <Stack gap="md">
          {rules.map((rule, at) => (
            <SortableItem key={rule.key} id={rule.key}>
              <Rule
                rule={rule}
                number={at + 1}
                fields={fields}
                onChange={(changed) => setDraft(rules.with(at, changed))}
                onRemove={() => setDraft(rules.toSpliced(at, 1))}
              />
            </SortableItem>
          ))}
        </Stack>
      </SortableList>
      <Button mt="md" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {t("rules.addRecordRule")}
      </Button>
    </SettingsPage>
  );
}

interface RuleProps {
  readonly rule: RecordRule;
  readonly number: number;
  readonly fields: Fields;
  readonly onChange: (rule: RecordRule) => void;
  readonly onRemove: () => void;
}

function Rule({ rule, number, fields, onChange, onRemove }: RuleProps) {
  const t = useT();
  const condition = useId();
  const heading = useId();
  const [opened, setOpened] = useState(rule.key.startsWith("new"));
  const name = t("rules.rule", { number });
  const { entities } = rule;
  return (
    <section className={settings.box} aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Group gap="xs" wrap="nowrap" align="start" style={{ minWidth: 0 }}>
          <DragHandle label={t("appSettings.aclDrag", { who: name })} />
          <div style={{ minWidth: 0 }}>
            <Title order={3} id={heading}>
              {name}
            </Title>
            <ConditionText condition={rule.filterCond} />
          </div>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
            aria-expanded={opened}
            aria-controls={condition}
            aria-label={t("rules.changeCondition", { rule: name })}
            onClick={() => setOpened(!opened)}
          >
            {t("filter.conditions")}
          </Button>
          <ActionIcon aria-label={t("appSettings.aclRemove", { who: name })} onClick={onRemove}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Collapse id={condition} expanded={opened}>
        <div className={classes.condition}>
          <Condition
            condition={rule.filterCond}
            fields={fields}
            onChange={(filterCond) => {
              const { unfinished: _, ...kept } = rule;
              onChange(filterCond === undefined ? { ...kept, unfinished: true } : { ...kept, filterCond });
            }}
          />
        </div>
      </Collapse>
      <RuleSubjects
        rows={entities}
        fields={fields}
        width={classes.three}
        head={<RightsHead names={recordRights.map((right) => t(`rules.right.${right}`))} />}
        newRow={newRecordRow}
        wordsOf={(row, who) => recordRowWords(row, who, t)}
        others={t("rules.othersNothing")}
        onRows={(rows) => onChange({ ...rule, entities: rows })}
      >
        {(row, who, change) =>
          recordRights.map((right) => (
            <RightBox
              key={right}
              who={who}
              right={t(`rules.right.${right}`)}
              checked={row[right]}
              onChange={(checked) => change(withRecordRight(row, right, checked))}
            />
          ))
        }
      </RuleSubjects>
    </section>
  );
}
