import { Group, Table, Text } from "@mantine/core";
import classes from "../../parts/admin/admin.module.css";
import { useTexts } from "../../parts/i18n.tsx";
import { Tag } from "../../parts/tag.tsx";
import { detailsInWords } from "./details.ts";
import type { Entry } from "./entry.ts";

export function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { t, dateTime } = useTexts();
  return (
    <div className={classes.table}>
      <Table highlightOnHover verticalSpacing="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("audit.what")}</Table.Th>
            <Table.Th visibleFrom="sm" w={150}>
              {t("audit.who")}
            </Table.Th>
            <Table.Th visibleFrom="sm" w={200}>
              {t("audit.when")}
            </Table.Th>
            <Table.Th visibleFrom="md" w={160}>
              {t("audit.address")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className={classes.breakable}>
                <What entry={entry} />
                <Text size="sm" c="dimmed" hiddenFrom="sm">
                  {[entry.user, dateTime(entry.time), entry.address].filter(Boolean).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm" className={classes.breakable}>
                {entry.user || t(entry.method === "console" ? "audit.console" : "audit.nobody")}
              </Table.Td>
              <Table.Td visibleFrom="sm">{dateTime(entry.time)}</Table.Td>
              <Table.Td visibleFrom="md" className={classes.breakable}>
                {entry.address}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function What({ entry: { action, target, user, result, detail } }: { readonly entry: Entry }) {
  const texts = useTexts();
  const { t } = texts;
  const more = detailsInWords(detail, texts).join(t("audit.detail.between"));
  return (
    <>
      <Group gap={6}>
        <Text fw={600}>{t(`audit.${action}`)}</Text>
        {target !== "" && target !== user && <Text>{target}</Text>}
        {result === "failure" && <Tag kind="warning">{t("audit.failed")}</Tag>}
      </Group>
      {more !== "" && (
        <Text size="sm" c="dimmed" lineClamp={2} title={more}>
          {more}
        </Text>
      )}
    </>
  );
}
