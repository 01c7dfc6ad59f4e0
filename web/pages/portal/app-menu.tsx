import { ActionIcon, Loader, Menu } from "@mantine/core";
import { IconDots, IconLink, IconPlus, IconSettings, IconTable } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type NavigateFunction, useNavigate } from "react-router";
import { type Action, offered } from "../../actions/action.ts";
import { type App, type AppRights, rightsQuery } from "../../parts/apps.ts";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";

interface OnApp {
  readonly app: App;
  readonly rights: AppRights;
  readonly navigate: NavigateFunction;
  readonly copied: () => void;
}
const actions: readonly Action<OnApp>[] = [
  {
    id: "open",
    label: "portal.open",
    icon: IconTable,
    run: ({ app, navigate }) => navigate(`/k/${app.appId}/`),
  },
  {
    id: "add",
    label: "portal.addRecord",
    icon: IconPlus,
    when: ({ rights }) => rights.recordAddable,
    run: ({ app, navigate }) => navigate(`/k/${app.appId}/edit`),
  },
  {
    id: "settings",
    label: "portal.appSettings",
    icon: IconSettings,
    when: ({ rights }) => rights.appEditable,
    run: ({ app, navigate }) => navigate(`/k/admin/app/flow?app=${app.appId}#section=form`),
  },
  {
    id: "copy",
    label: "portal.copyLink",
    icon: IconLink,
    run: async ({ app, copied }) => {
      await navigator.clipboard.writeText(`${location.origin}/k/${app.appId}/`);
      copied();
    },
  },
];

/** The rights are asked for when the menu opens: a portal of a thousand apps asks nothing. */
export function AppMenu({ app }: { readonly app: App }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const { data: rights } = useQuery({ ...rightsQuery(app.appId), enabled: opened });
  const context = rights && { app, rights, navigate, copied: () => toast.done(t("portal.linkCopied")) };
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} width={200}>
      <Menu.Target>
        <ActionIcon aria-label={t("portal.more", { name: app.name })} size={32}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {context === undefined ? (
          <Loader size="sm" type="dots" mx="auto" my="xs" />
        ) : (
          offered(actions, context).map(({ id, label, icon: Picture, run }) => (
            <Menu.Item key={id} leftSection={<Picture size={16} aria-hidden />} onClick={() => run(context)}>
              {t(label)}
            </Menu.Item>
          ))
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
