import { Alert, Button, Group as Line, Modal, SegmentedControl, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../parts/api.ts";
import { DialogForm } from "../../parts/dialog-form.tsx";
import {
  customItemsQuery,
  type Group,
  type GroupCondition,
  organizationsQuery,
  titlesQuery,
  useDirectoryChanged,
} from "../../parts/directory.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { useToast } from "../../parts/toast.tsx";
import type { Choices } from "./choices.ts";
import { ConditionRow } from "./condition-row.tsx";

interface Props {
  readonly group: Group;
  readonly onClose: () => void;
}

/** The conditions of a dynamic group. */
export function RuleDialog({ group, onClose }: Props) {
  const t = useT();
  const organizations = useQuery(organizationsQuery);
  const titles = useQuery(titlesQuery);
  const items = useQuery(customItemsQuery);
  const failed = [organizations, titles, items].find(({ error }) => error !== null);
  const there = organizations.data && titles.data && items.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("groups.ruleTitle", { name: group.name })}
      size="xl"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {failed && <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !there && <LoadingLines lines={4} />}
      {organizations.data && titles.data && items.data && (
        <Rule
          group={group}
          onClose={onClose}
          choices={{ organizations: organizations.data, titles: titles.data, items: items.data }}
        />
      )}
    </Modal>
  );
}

/** With a key of its own, so that a row keeps its place while others go. */
interface Row {
  readonly key: number;
  readonly condition: GroupCondition;
}
const first: GroupCondition = {
  type: "ORGANIZATION",
  code: "",
  includeSubs: true,
  titleCode: "",
  not: false,
};

function Rule({ group, onClose, choices }: Props & { readonly choices: Choices }) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const { code, name } = group;
  const before = group.rule ?? { match: "all" as const, conditions: [] };
  const [match, setMatch] = useState(before.match);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    before.conditions.map((condition, key) => ({ key, condition })),
  );
  const add = () =>
    setRows((now) => [...now, { key: Math.max(-1, ...now.map(({ key }) => key)) + 1, condition: first }]);
  const save = useMutation({
    mutationFn: () =>
      api.put("/tonari/v1/groups/rule", {
        code,
        match,
        conditions: rows.map(({ condition }) => condition),
      }),
    async onSuccess() {
      await changed();
      toast.done(t("groups.ruleSaved", { name }));
      onClose();
    },
  });
  return (
    <DialogForm
      save={save}
      action={t("common.save")}
      shown={rows.flatMap((_, at) => shownIn(at))}
      onClose={onClose}
    >
      <Text size="sm">{t("groups.ruleText")}</Text>
      <SegmentedControl
        aria-label={t("groups.match")}
        value={match}
        onChange={(value) => setMatch(value === "any" ? "any" : "all")}
        data={(["all", "any"] as const).map((value) => ({ value, label: t(`groups.match_${value}`) }))}
      />
      {rows.length === 0 && <Alert color="gray">{t("groups.noConditions")}</Alert>}
      {rows.map(({ key, condition }, index) => (
        <ConditionRow
          key={key}
          index={index}
          condition={condition}
          choices={choices}
          error={save.error}
          onChange={(next) =>
            setRows((now) => now.map((row) => (row.key === key ? { key, condition: next } : row)))
          }
          onRemove={() => setRows((now) => now.filter((row) => row.key !== key))}
        />
      ))}
      <Line>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {t("groups.addCondition")}
        </Button>
      </Line>
    </DialogForm>
  );
}

const shownIn = (at: number) =>
  ["code", "titleCode", "item", "values"].map((key) => `conditions[${at}].${key}`);
