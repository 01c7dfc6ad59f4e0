import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AppForm } from "../../../parts/app-form.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { recordsKey } from "../../../parts/records.ts";
import { useToast } from "../../../parts/toast.tsx";
import { Changes } from "./changes.tsx";
import type { OfRecord } from "./comments-data.ts";
import { readVersion, revertTo } from "./history-data.ts";

interface Props {
  readonly of: OfRecord;
  readonly form: AppForm;
  readonly revision: string;
  /** the newest version that the page shows */
  readonly seen: string;
  readonly onClose: () => void;
}

/** What would change, before it does. */
export function Revert({ of, form, revision, seen, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: [...recordsKey(of.app), "version", of.record, revision, seen],
    queryFn: () => readVersion(of, revision),
    staleTime: 0,
  });
  const names = Object.values(data?.gone ?? {}).flat();
  const labelOf = (key: string) => {
    const code = key.split(".")[1] ?? "";
    return form.fields[code]?.label ?? key;
  };
  const revert = async () => {
    setBusy(true);
    try {
      await revertTo(of, revision, seen);
      await client.invalidateQueries({ queryKey: recordsKey(of.app) });
      toast.done(t("history.reverted", { revision }));
      onClose();
    } catch (failed) {
      setFailure(failed);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t("history.revertTitle", { revision })} size="lg">
      <Stack gap="sm">
        <Text size="sm">{t("history.revertText")}</Text>
        <ErrorNote error={failure ?? error} nameOf={labelOf} />
        {data && data.differences.length === 0 && <Text size="sm">{t("history.revertNothing")}</Text>}
        {data && data.differences.length > 0 && (
          <Changes
            fields={form.fields}
            changes={data.differences}
            before={t("history.now")}
            after={t("history.version", { revision })}
          />
        )}
        {names.length > 0 && (
          <Alert color="yellow" variant="light" title={t("history.gone", { names: names.join(", ") })} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button loading={busy} disabled={!data} onClick={revert}>
            {t("history.revert")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
