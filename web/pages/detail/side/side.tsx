import { ActionIcon, Group, Tabs, Tooltip } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconHistory, IconLayoutSidebarRightCollapse, IconMessage } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { AppForm } from "../../../parts/app-form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { Comments } from "./comments.tsx";
import { History } from "./history.tsx";
import classes from "./side.module.css";

/** What the side shows; it stays as it was left, on every record. */
type Tab = "comments" | "history" | "closed";

interface Props {
  readonly form: AppForm;
  readonly record: string;
  readonly children: ReactNode;
}

/** The record with what people say about it and what became of it at its side. */
export function WithSide({ form, record, children }: Props) {
  const t = useT();
  const [kept, setTab] = useLocalStorage<Tab>({
    key: "tonari.record-side",
    defaultValue: "comments",
    getInitialValueInEffect: false,
  });
  const { app, general, rights } = form;
  const tab = kept === "comments" && !general.enableComments ? "history" : kept;
  const of = { app, record };
  return (
    <div className={classes.body} data-side={tab === "closed" ? "closed" : "open"}>
      <div className={classes.main}>{children}</div>
      {tab === "closed" ? (
        <Tooltip label={t("comments.open")}>
          <ActionIcon
            className={classes.opener}
            size={34}
            onClick={() => setTab("comments")}
            aria-label={t("comments.open")}
          >
            <IconMessage size={19} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <aside className={classes.side} aria-label={t("comments.panel")}>
          <Tabs value={tab} onChange={(value) => setTab(value === "history" ? "history" : "comments")}>
            <Group justify="space-between" wrap="nowrap" gap={4}>
              <Tabs.List>
                {general.enableComments && (
                  <Tabs.Tab value="comments" leftSection={<IconMessage size={15} aria-hidden />}>
                    {t("comments.title")}
                  </Tabs.Tab>
                )}
                <Tabs.Tab value="history" leftSection={<IconHistory size={15} aria-hidden />}>
                  {t("history.title")}
                </Tabs.Tab>
              </Tabs.List>
              <ActionIcon size={30} onClick={() => setTab("closed")} aria-label={t("common.close")}>
                <IconLayoutSidebarRightCollapse size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Group>
            <Tabs.Panel value="comments" pt="sm">
              {tab === "comments" && <Comments key={record} of={of} manager={rights.appEditable} />}
            </Tabs.Panel>
            <Tabs.Panel value="history" pt="xs">
              {tab === "history" && <History key={record} of={of} form={form} />}
            </Tabs.Panel>
          </Tabs>
        </aside>
      )}
    </div>
  );
}
