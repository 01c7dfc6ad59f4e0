import { ActionIcon, Menu, ScrollArea, Text } from "@mantine/core";
import { IconHome, IconMenu2, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { AppIcon } from "./app-icon.tsx";
import { appsQuery } from "./apps.ts";
import { useT } from "./i18n.tsx";

/** From anywhere to anywhere: the portal and every app. */
export function QuickMenu() {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const { data: apps = [] } = useQuery({ ...appsQuery, enabled: opened });
  return (
    <Menu position="bottom-start" width={300} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon aria-label={t("shell.menu")} size={36}>
          <IconMenu2 size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/k/" leftSection={<IconHome size={18} aria-hidden />}>
          {t("shell.home")}
        </Menu.Item>
        <Menu.Item component={Link} to="/k/admin/app/new" leftSection={<IconPlus size={18} aria-hidden />}>
          {t("shell.createApp")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("shell.apps")}</Menu.Label>
        <ScrollArea.Autosize mah="min(420px, 60dvh)">
          {apps.map((app) => (
            <Menu.Item
              key={app.appId}
              component={Link}
              to={`/k/${app.appId}/`}
              leftSection={<AppIcon app={app} size={24} />}
            >
              <Text component="span" truncate>
                {app.name}
              </Text>
            </Menu.Item>
          ))}
          {apps.length === 0 && (
            <Text component="div" size="sm" c="dimmed" px="sm" py={4}>
              {t("shell.noApps")}
            </Text>
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
