import { Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTexts } from "../../parts/i18n.tsx";
import { Tag } from "../../parts/tag.tsx";
import type { Line } from "./exchange.ts";
import classes from "./request-log.module.css";

interface Props {
  readonly lines: readonly Line[];
  readonly total: number;
}

export function LogTable({ lines, total }: Props) {
  const { t, dateTime, number } = useTexts();
  return (
    <>
      <div className={classes.table}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("requestLog.status")}</Table.Th>
              <Table.Th>{t("requestLog.request")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("requestLog.who")}</Table.Th>
              <Table.Th visibleFrom="md">{t("requestLog.by")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("requestLog.time")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>
                  <Status line={line} />
                </Table.Td>
                <Table.Td>
                  <Text
                    component={Link}
                    to={`/admin/log/${line.id}`}
                    className={classes.request}
                    c="var(--color-link)"
                  >
                    {line.method} {line.path}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {line.code}
                  </Text>
                  <Text size="sm" c="dimmed" hiddenFrom="sm">
                    {[line.user, dateTime(line.time)].filter(Boolean).join(" · ")}
                  </Text>
                </Table.Td>
                <Table.Td visibleFrom="sm">{line.user ?? t("requestLog.nobody")}</Table.Td>
                <Table.Td visibleFrom="md">
                  {line.presented.map((kind) => t(`requestLog.${kind}`)).join(", ") ||
                    t("requestLog.nothing")}
                </Table.Td>
                <Table.Td visibleFrom="sm">{dateTime(line.time)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" c="dimmed" mt="xs" role="status">
        {t("requestLog.count", { shown: number(lines.length), total: number(total) })}
      </Text>
    </>
  );
}

export function Status({ line: { status, code } }: { readonly line: Pick<Line, "status" | "code"> }) {
  const kind = code === null ? "success" : status >= 500 ? "danger" : "warning";
  return <Tag kind={kind}>{status}</Tag>;
}
