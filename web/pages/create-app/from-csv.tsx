import { useEffect, useState } from "react";
import { useT } from "../../parts/i18n.tsx";
import { Page } from "../../parts/page.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import type { CsvFile } from "./csv-file.ts";
import { FileStep } from "./file-step.tsx";
import { ImportStep } from "./import-step.tsx";
import type { Build } from "./plan.ts";
import type { TableView } from "./table.ts";

/** Choose a file, look at its columns, watch it come in. */
export function FromCsv() {
  const t = useT();
  const [opened, setOpened] = useState<{ csv: CsvFile; view: TableView }>();
  const [build, setBuild] = useState<Build>();
  useEffect(() => () => opened?.csv.close(), [opened]);
  const importing = build !== undefined;
  return (
    <Page
      title={t("createApp.csvTitle")}
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: t("createApp.title"), to: "/k/admin/app/new" },
      ]}
      width={opened !== undefined && !importing ? "normal" : "narrow"}
    >
      {opened === undefined && <FileStep onOpened={(csv, view) => setOpened({ csv, view })} />}
      {opened !== undefined && !importing && (
        <ColumnsStep
          csv={opened.csv}
          opened={opened.view}
          onOther={() => setOpened(undefined)}
          onBuild={setBuild}
        />
      )}
      {opened !== undefined && importing && (
        <ImportStep csv={opened.csv} build={build} onBack={() => setBuild(undefined)} />
      )}
    </Page>
  );
}
