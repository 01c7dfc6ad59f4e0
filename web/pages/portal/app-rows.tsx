import { Group, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { AppIcon } from "../../parts/app-icon.tsx";
import type { App } from "../../parts/apps.ts";
import { useTexts } from "../../parts/i18n.tsx";
import { AppMenu } from "./app-menu.tsx";
import { wordsOf } from "./description.ts";
import classes from "./portal.module.css";

export function AppRows({ apps }: { readonly apps: readonly App[] }) {
  const { t, date } = useTexts();
  return (
    <div className={classes.rows}>
      <Table highlightOnHover layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("portal.name")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("portal.description")}</Table.Th>
            <Table.Th visibleFrom="sm" w={160}>
              {t("portal.creator")}
            </Table.Th>
            <Table.Th visibleFrom="xs" w={130}>
              {t("portal.changed")}
            </Table.Th>
            <Table.Th w={56} aria-label={t("common.more")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {apps.map((app) => (
            <Table.Tr key={app.appId}>
              <Table.Td>
                <Group gap="sm" wrap="nowrap">
                  <AppIcon app={app} size={28} />
                  <Link to={`/k/${app.appId}/`} className={classes.rowName}>
                    {app.name}
                  </Link>
                </Group>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text size="sm" c="dimmed" truncate>
                  {wordsOf(app.description)}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text size="sm" truncate>
                  {app.creator.name}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="xs" className="numeric">
                {date(app.modifiedAt)}
              </Table.Td>
              <Table.Td>
                <AppMenu app={app} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
