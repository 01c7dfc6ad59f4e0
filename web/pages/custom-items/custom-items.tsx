import { ActionIcon, Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconListDetails, IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { api } from "../../parts/api.ts";
import {
  type CustomItem,
  customItemsPath,
  customItemsQuery,
  useDirectoryChanged,
} from "../../parts/directory.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Section } from "../../parts/section.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import classes from "./custom-items.module.css";

/** Administration → Profile items. */
export function CustomItems() {
  const t = useT();
  const { data, error, refetch } = useQuery(customItemsQuery);
  return (
    <AdminPage title={t("customItems.title")} text={t("customItems.text")} width="settings">
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingLines lines={4} height={36} />}
      {data !== undefined && <Items key={JSON.stringify(data)} stored={data} />}
    </AdminPage>
  );
}

interface Row extends CustomItem {
  readonly key: number;
  /** it has values, which hang on the code */
  readonly stored: boolean;
}

function Items({ stored }: { readonly stored: readonly CustomItem[] }) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    stored.map((item, key) => ({ ...item, key, stored: true })),
  );
  const items = rows.map(({ code, name }) => ({ code, name }));
  const dirty = JSON.stringify(items) !== JSON.stringify(stored);
  const letGo = useUnsavedChanges(dirty);
  const leaving = stored.filter(({ code }) => !rows.some((row) => row.stored && row.code === code));
  const save = useMutation({
    mutationFn: () => api.put(customItemsPath, { items }),
    async onSuccess() {
      letGo();
      toast.done(t("customItems.saved"));
      await changed();
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  const add = () =>
    setRows((now) => {
      const key = Math.max(-1, ...now.map((row) => row.key)) + 1;
      return [...now, { key, code: "", name: "", stored: false }];
    });
  const set = (key: number, change: Partial<CustomItem>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const move = (index: number, by: number) =>
    setRows((now) => {
      const row = now[index];
      const others = now.filter((_, at) => at !== index);
      return row ? [...others.slice(0, index + by), row, ...others.slice(index + by)] : now;
    });
  const wrong = (index: number, key: string) => fieldError(save.error, `items[${index}].${key}`);
  return (
    <form onSubmit={submit} autoComplete="off">
      <Section title={t("customItems.title")}>
        <Stack gap="sm">
          {rows.length === 0 && (
            <EmptyState
              icon={IconListDetails}
              title={t("customItems.empty")}
              text={t("customItems.emptyText")}
            />
          )}
          {rows.map((row, index) => (
            <div key={row.key} className={classes.row}>
              <TextInput
                label={t("customItems.name")}
                value={row.name}
                onChange={(event) => set(row.key, { name: event.currentTarget.value })}
                error={wrong(index, "name")}
                required
                maxLength={128}
              />
              <TextInput
                label={t("customItems.code")}
                description={row.stored ? undefined : t("customItems.codeText")}
                inputWrapperOrder={["label", "input", "description", "error"]}
                value={row.code}
                onChange={(event) => set(row.key, { code: event.currentTarget.value })}
                error={wrong(index, "code")}
                readOnly={row.stored}
                variant={row.stored ? "filled" : "default"}
                required
                maxLength={128}
                spellCheck={false}
              />
              <Group gap={2} wrap="nowrap" className={classes.buttons}>
                <ActionIcon
                  aria-label={t("customItems.up", { name: row.name })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t("customItems.down", { name: row.name })}
                  disabled={index === rows.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t("customItems.remove", { name: row.name })}
                  onClick={() => setRows((now) => now.filter(({ key }) => key !== row.key))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </div>
          ))}
          <Group>
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
              {t("customItems.add")}
            </Button>
          </Group>
          {leaving.length > 0 && (
            <Alert color="red" role="status">
              {t("customItems.leaving", { names: leaving.map(({ name }) => name).join(", ") })}
            </Alert>
          )}
          {save.error !== null && (
            <ErrorNote
              error={save.error}
              shown={rows.flatMap((_, at) => [`items[${at}].code`, `items[${at}].name`])}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={!dirty} loading={save.isPending}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </Section>
    </form>
  );
}
