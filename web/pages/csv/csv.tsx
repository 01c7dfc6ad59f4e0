import { Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { CsvKind } from "../../../src/core/users/csv.ts";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { ExportFile } from "./export-file.tsx";
import { ImportFile } from "./import-file.tsx";
import { kinds } from "./kinds.ts";

/** Administration → CSV. */
export function Csv() {
  const t = useT();
  const [kind, setKind] = useState<CsvKind>("user");
  return (
    <AdminPage title={t("csv.title")} text={t("csv.text")}>
      <Stack gap="md">
        <Section title={t("csv.kind")}>
          <Select
            aria-label={t("csv.kind")}
            data={(Object.keys(kinds) as CsvKind[]).map((value) => ({
              value,
              label: t(`csv.kind_${value}`),
            }))}
            value={kind}
            allowDeselect={false}
            onChange={(next) => next !== null && setKind(next as CsvKind)}
          />
          <Text size="sm" fw={600} mt="sm">
            {t("csv.columns")}
          </Text>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {kinds[kind].join(", ")}
          </Text>
          <Text size="sm" c="dimmed">
            {t("csv.columnsText")}
          </Text>
        </Section>
        <Section title={t("csv.export")}>
          <ExportFile kind={kind} />
        </Section>
        <Section title={t("csv.import")} text={t("csv.importText")}>
          <ImportFile key={kind} kind={kind} />
        </Section>
      </Stack>
    </AdminPage>
  );
}
