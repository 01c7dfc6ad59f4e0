import { Anchor, Button, Group, Popover, Stack, Text, TextInput } from "@mantine/core";
import { IconBookmarkPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { printCondition, printSort } from "../../../src/core/query/print.ts";
import type { QueryTree } from "../../../src/core/query/syntax.ts";
import { api } from "../../parts/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import type { View } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import type { ListSettings } from "./use-list.ts";

interface Props {
  readonly settings: ListSettings;
  readonly view: View;
  readonly tree: QueryTree;
}

/** Keeps a filter as a view of its own: a setting like the others, so it is there after the next "Update App". */
export function SaveAsView({ settings, view, tree }: Props) {
  const t = useT();
  const { app } = settings;
  const [name, setName] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [state, setState] = useState<"asking" | "saving" | "saved">("asking");

  const save = async (event: FormEvent) => {
    event.preventDefault();
    // The popover stands inside the filter's own form.
    event.stopPropagation();
    setState("saving");
    setError(null);
    try {
      await addView(app, name.trim(), view, tree, t("filter.viewExists"));
      setState("saved");
    } catch (failure) {
      setError(failure);
      setState("asking");
    }
  };
  return (
    <Popover position="top-start" width={320} trapFocus shadow="md" onDismiss={() => setState("asking")}>
      <Popover.Target>
        <Button variant="subtle" leftSection={<IconBookmarkPlus size={16} aria-hidden />}>
          {t("filter.saveAsView")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {state === "saved" ? (
          <Stack gap="xs" role="status">
            <Text>{t("filter.viewSaved", { name: name.trim() })}</Text>
            <Anchor component={Link} to={`/k/admin/app/flow?app=${app}#section=views`}>
              {t("filter.toUpdateApp")}
            </Anchor>
          </Stack>
        ) : (
          <form onSubmit={save}>
            <Stack gap="xs">
              <TextInput
                label={t("filter.viewName")}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={64}
                data-autofocus
              />
              <Text size="sm" c="dimmed">
                {t("filter.viewNeedsUpdate")}
              </Text>
              <ErrorNote error={error} />
              <Group justify="flex-end">
                <Button type="submit" size="xs" loading={state === "saving"} disabled={name.trim() === ""}>
                  {t("common.save")}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Writing views replaces them all, so the new one goes behind those that the draft has. */
async function addView(
  app: string,
  name: string,
  view: View,
  { condition, order }: QueryTree,
  exists: string,
) {
  const draft = await api.get<{ views: Record<string, View>; revision: string }>(
    "/k/v1/preview/app/views.json",
    { app },
  );
  if (draft.views[name]) throw new Error(exists);
  const indexes = Object.values(draft.views).map(({ index }) => Number(index));
  await api.put("/k/v1/preview/app/views.json", {
    app,
    revision: draft.revision,
    views: {
      ...draft.views,
      [name]: {
        ...kept(view),
        index: Math.max(-1, ...indexes) + 1,
        name,
        filterCond: condition ? printCondition(condition) : "",
        sort: printSort(order),
      },
    },
  });
}

function kept({ type, fields, date, title, html, pager, device }: View) {
  return { type, fields, date, title, html, pager, device };
}
