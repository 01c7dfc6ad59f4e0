import { ActionIcon, Button, Checkbox, Collapse, Group, Stack, Title } from "@mantine/core";
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
import aclClasses from "../acl/acl.module.css";
import { isEveryone, rowId } from "../acl/rows.ts";
import { AddSubject, useSubjectName, Who } from "../acl/subjects.tsx";
import { formQuery, recordRulesQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import { Condition, ConditionText } from "./condition.tsx";
import classes from "./rules.module.css";
import {
  holders,
  holdsDepartments,
  newRecordRow,
  newRecordRule,
  type RecordRow,
  type RecordRule,
  recordRights,
  type ServerRecordRule,
  withRecordRight,
  withRow,
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
  const nameOf = useSubjectName(fields);
  const setRows = (rows: readonly RecordRow[]) => onChange({ ...rule, entities: rows });
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
      <div className={`${classes.rows} ${classes.three}`}>
        <div className={aclClasses.head} aria-hidden>
          <span className={aclClasses.who}>{t("appSettings.aclWho")}</span>
          {recordRights.map((right) => (
            <span key={right} className={aclClasses.right}>
              {t(`rules.right.${right}`)}
            </span>
          ))}
          <span className={aclClasses.end} />
        </div>
        <SortableList
          ids={entities.filter((row) => !isEveryone(row)).map(rowId)}
          nameOf={(id) => nameOf(entities.find((row) => rowId(row) === id)?.entity)}
          onMove={(from, to) => setRows(moved(entities, from, to))}
        >
          {entities.map((row, at) => (
            <SortableItem key={rowId(row)} id={rowId(row)}>
              <Row
                row={row}
                name={nameOf(row.entity)}
                fields={fields}
                onChange={(changed) => setRows(entities.with(at, changed))}
                onRemove={() => setRows(entities.toSpliced(at, 1))}
              />
            </SortableItem>
          ))}
        </SortableList>
      </div>
      <AddSubject
        taken={entities}
        more={holders(fields).map(({ code }) => ({
          type: "FIELD_ENTITY",
          code,
          name: nameOf({ type: "FIELD_ENTITY", code }),
        }))}
        onAdd={(entity) => setRows(withRow(entities, newRecordRow(entity)))}
      />
      <ul className={classes.summary} aria-label={t("rules.summary")}>
        {entities.map((row) => (
          <li key={rowId(row)}>{recordRowWords(row, nameOf(row.entity), t)}</li>
        ))}
        {!entities.some(isEveryone) && <li>{t("rules.othersNothing")}</li>}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly row: RecordRow;
  readonly name: string;
  readonly fields: Fields;
  readonly onChange: (row: RecordRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, name, fields, onChange, onRemove }: RowProps) {
  const t = useT();
  return (
    <fieldset className={aclClasses.row} aria-label={name}>
      <Who
        row={row}
        name={name}
        hasSubs={holdsDepartments(row, fields)}
        onSubs={(includeSubs) => onChange({ ...row, includeSubs })}
      />
      {recordRights.map((right) => (
        <div key={right} className={aclClasses.right}>
          <Checkbox
            aria-label={t("appSettings.aclRight", { who: name, right: t(`rules.right.${right}`) })}
            label={<span className={aclClasses.rightName}>{t(`rules.right.${right}`)}</span>}
            checked={row[right]}
            onChange={(event) => onChange(withRecordRight(row, right, event.currentTarget.checked))}
          />
        </div>
      ))}
      <div className={aclClasses.end}>
        <ActionIcon aria-label={t("appSettings.aclRemove", { who: name })} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
