import { ActionIcon, Box, Menu, Text, UnstyledButton } from "@mantine/core";
import {
  IconAdjustments,
  IconApi,
  IconHistory,
  IconKey,
  IconListSearch,
  IconLogout,
  IconPlugConnected,
  IconSettings,
  IconShieldLock,
  IconUsers,
} from "@tabler/icons-react";
import { Link, NavLink } from "react-router";
import { ColorSchemeItems } from "./color-scheme.tsx";
import { useT } from "./i18n.tsx";
import { Logo } from "./logo.tsx";
import { PersonIcon } from "./person-icon.tsx";
import { QuickMenu } from "./quick-menu.tsx";
import { useSession } from "./session.tsx";
import classes from "./shell.module.css";
import { useToast } from "./toast.tsx";

export function Header() {
  const t = useT();
  return (
    <header className={classes.header}>
      <QuickMenu />
      <Link to="/k/" className={classes.brand}>
        <Logo />
        {t("common.product")}
      </Link>
      <nav className={classes.links} aria-label={t("shell.menu")}>
        <NavLink to="/k/" end className={classes.link}>
          {t("shell.home")}
        </NavLink>
      </nav>
      <SettingsMenu />
      <AccountMenu />
    </header>
  );
}

function SettingsMenu() {
  const t = useT();
  const { user } = useSession();
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label={t("shell.settings")} size={36}>
          <IconSettings size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/settings" leftSection={<IconAdjustments size={16} aria-hidden />}>
          {t("shell.personalSettings")}
        </Menu.Item>
        <Menu.Item component={Link} to="/tonari/docs" leftSection={<IconApi size={16} aria-hidden />}>
          {t("explorer.title")}
        </Menu.Item>
        {user.administrator && (
          <Menu.Item component={Link} to="/admin/users" leftSection={<IconUsers size={16} aria-hidden />}>
            {t("shell.userAdministration")}
          </Menu.Item>
        )}
        {user.administrator && (
          <Menu.Item
            component={Link}
            to="/admin/security"
            leftSection={<IconShieldLock size={16} aria-hidden />}
          >
            {t("security.title")}
          </Menu.Item>
        )}
        {user.administrator && (
          <Menu.Item
            component={Link}
            to="/admin/oauth"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
          >
            {t("oauth.title")}
          </Menu.Item>
        )}
        {user.administrator && (
          <Menu.Item component={Link} to="/admin/credentials" leftSection={<IconKey size={16} aria-hidden />}>
            {t("credentials.title")}
          </Menu.Item>
        )}
        {user.administrator && (
          <Menu.Item component={Link} to="/admin/audit" leftSection={<IconHistory size={16} aria-hidden />}>
            {t("audit.title")}
          </Menu.Item>
        )}
        {user.administrator && (
          <Menu.Item component={Link} to="/admin/log" leftSection={<IconListSearch size={16} aria-hidden />}>
            {t("requestLog.title")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu() {
  const t = useT();
  const toast = useToast();
  const { user, signOut } = useSession();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t("shell.account", { name: user.name })}>
          <PersonIcon person={user} size={28} />
          <span className={classes.accountName}>{user.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py="xs">
          <Text component="div" fw={600} truncate>
            {user.name}
          </Text>
          <Text component="div" size="sm" c="dimmed" truncate>
            {user.administrator ? `${user.code} · ${t("shell.administrator")}` : user.code}
          </Text>
        </Box>
        <Menu.Divider />
        <Menu.Label>{t("shell.theme")}</Menu.Label>
        <ColorSchemeItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => signOut().catch((error: unknown) => toast.failed(error))}
        >
          {t("shell.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
