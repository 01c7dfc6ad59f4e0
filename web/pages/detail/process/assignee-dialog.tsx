import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useEffect, useState } from "react";
import type { Entity } from "../../../../src/core/fields/field.ts";
import { PeopleBox } from "../../../fields/user-select/people-box.tsx";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { type RecordData, recordsKey } from "../../../parts/records.ts";
import { useToast } from "../../../parts/toast.tsx";
import { setAssignees } from "./data.ts";

interface Props {
  readonly app: string;
  readonly record: RecordData;
  readonly assignees: readonly Entity[];
  /** more than one can be chosen */
  readonly several: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** For those who manage the app: hands the record to somebody else. */
export function AssigneeDialog({ app, record, assignees, several, opened, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const [people, setPeople] = useState(assignees);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew whenever it is opened
  useEffect(() => {
    if (!opened) return;
    setPeople(assignees);
    setError(undefined);
  }, [opened]);

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await setAssignees(app, record, people);
      toast.done(t("process.assigneesChanged"));
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      await client.invalidateQueries({ queryKey: recordsKey(app) });
      setBusy(false);
    }
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={<Text fw={650}>{t("process.changeAssignee")}</Text>}
    >
      <form onSubmit={save}>
        <Stack gap="md">
          <PeopleBox
            label={t("process.assignees")}
            description={t("process.changeAssigneeText")}
            people={people}
            onPeople={(chosen) => setPeople(several ? chosen : chosen.slice(-1))}
            data-autofocus
          />
          <ErrorNote error={error} />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("common.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
