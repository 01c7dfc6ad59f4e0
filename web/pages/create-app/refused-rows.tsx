import { Alert, Button, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconDownload } from "@tabler/icons-react";
import { useTexts } from "../../parts/i18n.tsx";
import type { CsvFile } from "./csv-file.ts";
import { csvText } from "./csv-text.ts";
import type { Refused } from "./import-rows.ts";
import type { PlannedColumn } from "./plan.ts";

interface Props {
  readonly csv: CsvFile;
  readonly columns: readonly PlannedColumn[];
  readonly refused: readonly Refused[];
  /** the list can be downloaded when it is whole */
  readonly finished: boolean;
}
const shown = 10;

/** The rows that did not become records, with the server's reasons. */
export function RefusedRows({ csv, columns, refused, finished }: Props) {
  const { t, number } = useTexts();
  if (refused.length === 0) return null;
  const labels = new Map(columns.map(({ code, label }) => [code, label]));
  // The server names fields by code; people know them by name.
  const reason = ({ messages }: Refused) =>
    messages
      .map((message) => message.replace(/^([^:]+): /, (_, code) => `${labels.get(code) ?? code}: `))
      .join(" ");

  async function download() {
    const { names, rows } = await csv.rows(refused.map(({ row }) => row));
    const text = csvText([
      [...names, t("createApp.reason")],
      ...rows.map((row, index) => [
        ...names.map((_, column) => row[column] ?? ""),
        reason(refused[index] as Refused),
      ]),
    ]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" }));
    link.download = t("createApp.downloadName");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={t("createApp.doneRefused", { count: number(refused.length) })}
    >
      <Text size="sm">{t("createApp.doneRefusedText")}</Text>
      <Table my="xs" withRowBorders={false} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>{t("createApp.row")}</Table.Th>
            <Table.Th>{t("createApp.reason")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refused.slice(0, shown).map((one) => (
            <Table.Tr key={one.row}>
              <Table.Td className="numeric">{number(one.row + 1)}</Table.Td>
              <Table.Td>{reason(one)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {refused.length > shown && (
        <Text size="sm" mb="xs">
          {t("createApp.more", { count: number(refused.length - shown) })}
        </Text>
      )}
      {finished && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={download}
        >
          {t("createApp.download")}
        </Button>
      )}
    </Alert>
  );
}
