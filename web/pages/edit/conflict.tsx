import { Alert, Button, Group, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Fields } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import { modifierOf, type RecordData, recordQuery, type Values } from "../../parts/records.ts";
import { isWritten } from "./initial-values.ts";

interface Props {
  readonly app: string;
  readonly id: string;
  /** the record as it was when the form was opened */
  readonly begun: RecordData;
  readonly changes: Values;
  readonly fields: Fields;
  readonly onStartAgain: () => void;
  readonly onSaveOver: () => void;
}

/** Somebody else saved meanwhile. Nothing typed is lost until it is decided what to keep. */
export function Conflict({ app, id, begun, changes, fields, onStartAgain, onSaveOver }: Props) {
  const t = useT();
  const { data: newest } = useQuery({ ...recordQuery(app, id), queryKey: ["conflict", app, id] });
  const modifier = newest && modifierOf(newest);
  const theirs = newest ? changedSince(begun, newest, fields) : [];
  const both = theirs.filter((code) => code in changes);
  const labels = (codes: readonly string[]) => codes.map((code) => fields[code]?.label ?? code).join(", ");
  return (
    <Alert
      color="yellow"
      variant="light"
      bg="var(--color-warning-quiet)"
      styles={{ title: { color: "var(--color-warning)" }, icon: { color: "var(--color-warning)" } }}
      role="alert"
      icon={<IconUsers size={18} aria-hidden />}
      title={t("record.conflict")}
    >
      <Text size="sm">
        {modifier ? t("record.conflictBy", { name: modifier.name }) : t("record.conflictText")}
      </Text>
      {theirs.length > 0 && <Text size="sm">{t("record.conflictTheirs", { fields: labels(theirs) })}</Text>}
      {both.length > 0 && (
        <Text size="sm" fw={600}>
          {t("record.conflictBoth", { fields: labels(both) })}
        </Text>
      )}
      <Group mt="sm" gap="xs">
        <Button size="xs" onClick={onStartAgain}>
          {t("record.loadNewest")}
        </Button>
        <Button size="xs" variant="default" onClick={onSaveOver}>
          {t("record.saveOver")}
        </Button>
      </Group>
    </Alert>
  );
}

/** What the other person changed, of what people write. */
function changedSince(begun: RecordData, newest: RecordData, fields: Fields): string[] {
  return Object.values(fields)
    .filter(isWritten)
    .map(({ code }) => code)
    .filter((code) => JSON.stringify(newest[code]?.value) !== JSON.stringify(begun[code]?.value));
}
