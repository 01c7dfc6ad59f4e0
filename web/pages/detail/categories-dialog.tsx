import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useEffect, useState } from "react";
import { categoriesQuery, flat } from "../../parts/categories.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";

interface Props {
  readonly app: string;
  readonly held: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  /** the dialog stays open if it fails */
  readonly onChoose: (categories: readonly string[]) => Promise<void>;
}

/** The app's categories as a tree, to be ticked. */
export function CategoriesDialog({ app, held, opened, onClose, onChoose }: Props) {
  const t = useT();
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
    // The form that it may stand in is not meant.
    event.stopPropagation();
    setBusy(true);
    setError(undefined);
    try {
      await onChoose(chosen);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
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
