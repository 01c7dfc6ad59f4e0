import { Alert, Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../parts/i18n.tsx";
import { ColumnEditor } from "./column-editor.tsx";
import classes from "./create-app.module.css";
import type { CsvFile } from "./csv-file.ts";
import { CutControls } from "./cut-controls.tsx";
import { faultsOf } from "./draft.ts";
import { FileNote } from "./file-note.tsx";
import type { Build } from "./plan.ts";
import { Preview } from "./preview.tsx";
import type { TableView } from "./table.ts";
import { useColumns } from "./use-columns.ts";

interface Props {
  readonly csv: CsvFile;
  readonly opened: TableView;
  readonly onOther: () => void;
  readonly onBuild: (build: Build) => void;
}

/** What the file holds and what will become of it, before anything is made. */
export function ColumnsStep({ csv, opened, onOther, onBuild }: Props) {
  const { t, number } = useTexts();
  const { view, drafts, plan, error, change, cut } = useColumns(csv, opened);
  const [name, setName] = useState(() => nameOf(csv.name));
  const nameFault = name.trim() === "" ? t("createApp.nameMissing") : undefined;
  const wrongName = name.trim().length > 64 ? t("createApp.nameTooLong") : nameFault;
  const rows = number(view.rows);

  return (
    <Stack gap="lg">
      <div>
        <Text mb="sm">
          {t("createApp.fileOf", { name: csv.name, rows, columns: number(view.columns.length) })}
        </Text>
        <CutControls cut={view.cut} onChange={cut} onOther={onOther} />
      </div>
      {error !== undefined && <FileNote error={error} />}
      {view.unreadable && <Warning text={t("createApp.unreadable")} />}
      {view.tooLong > 0 && <Warning text={t("createApp.tooLong", { count: number(view.tooLong) })} />}
      <Preview view={view} />
      <section aria-labelledby="columns">
        <Title order={2} id="columns">
          {t("createApp.columns")}
        </Title>
        <Text c="dimmed" mb="sm">
          {t("createApp.columnsText")}
        </Text>
        <div className={`${classes.column} ${classes.columnHead}`} aria-hidden="true">
          <span />
          <span>
            {t("createApp.field")} / {t("createApp.code")}
          </span>
          <span>{t("createApp.type")}</span>
          <span>{t("createApp.examples")}</span>
          <span>{t("createApp.rules")}</span>
        </div>
        <ul className={classes.columns}>
          {drafts.map((draft) => (
            <ColumnEditor
              key={draft.index}
              draft={draft}
              faults={faultsOf(draft, drafts)}
              onChange={change}
            />
          ))}
        </ul>
      </section>
      <div className={classes.bar}>
        <TextInput
          className={classes.barName}
          label={t("createApp.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={wrongName}
        />
        <Stack gap={4} align="flex-end">
          {drafts.every((draft) => !draft.included) && (
            <Text size="sm" c="var(--color-danger)" role="alert">
              {t("createApp.allSkipped")}
            </Text>
          )}
          <Button
            size="md"
            disabled={plan === undefined || wrongName !== undefined}
            onClick={() => plan && onBuild({ name: name.trim(), columns: plan, rows: view.rows })}
          >
            {t("createApp.createWith", { rows })}
          </Button>
        </Stack>
      </div>
    </Stack>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <Alert color="yellow" role="status" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {text}
    </Alert>
  );
}

/** "movies_2024.csv" makes an app "movies 2024". */
function nameOf(file: string): string {
  return file
    .replace(/\.[^.]{1,5}$/, "")
    .replaceAll(/[_\s]+/g, " ")
    .trim()
    .slice(0, 64);
}
