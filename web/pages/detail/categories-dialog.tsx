import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useEffect, useState } from "react";
import { api } from "../../parts/api.ts";
import { categoriesQuery, flat } from "../../parts/categories.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { idOf, type RecordData, recordsKey, revisionOf } from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";

interface Props {
  readonly app: string;
  readonly record: RecordData;
  readonly held: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The app's categories as a tree, to be ticked. */
export function CategoriesDialog({ app, record, held, opened, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const tree = useQuery({ ...categoriesQuery(app), enabled: opened });
  const [chosen, setChosen] = useState(held);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew whenever it is opened
  useEffect(() => {
    if (!opened) return;
    setChosen(held);
    setError(undefined);
  }, [opened]);
  const rows = flat(tree.data?.categories ?? {});
  // Deleted from the settings; the record keeps it until it is unticked.
  const gone = held.filter((name) => tree.data && !rows.some((row) => row.name === name));

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const revision = revisionOf(record);
      await api.put(`/tonari/v1/apps/${app}/records/${idOf(record)}/categories`, {
        categories: chosen,
        revision,
      });
      toast.done(t("categories.changed"));
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
      title={<Text fw={650}>{t("categories.choose")}</Text>}
    >
      <form onSubmit={save}>
        <Stack gap="xs">
          {[...rows, ...gone.map((name) => ({ name, depth: 0 }))].map(({ name, depth }) => (
            <Checkbox
              key={name}
              ms={depth * 24}
              label={name}
              checked={chosen.includes(name)}
              onChange={(event) =>
                setChosen(
                  event.currentTarget.checked ? [...chosen, name] : chosen.filter((one) => one !== name),
                )
              }
            />
          ))}
          {tree.data && rows.length === 0 && <Text c="dimmed">{t("categories.empty")}</Text>}
          <ErrorNote error={error ?? tree.error ?? undefined} />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy} disabled={!tree.data}>
            {t("common.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
