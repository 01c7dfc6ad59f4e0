import { Button, FileButton, Loader, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useTexts } from "../../parts/i18n.tsx";
import { useSession } from "../../parts/session.tsx";
import classes from "./create-app.module.css";
import { CsvFile } from "./csv-file.ts";
import { FileNote } from "./file-note.tsx";
import type { TableView } from "./table.ts";

/** More would keep the browser busy for many minutes; the command line does that better. */
export const mostRows = 100_000;

export function FileStep({ onOpened }: { readonly onOpened: (csv: CsvFile, view: TableView) => void }) {
  const { t, number, language } = useTexts();
  const { timeZone } = useSession();
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<string>();
  const [error, setError] = useState<unknown>();

  async function open(file: File | null | undefined) {
    if (!file || reading !== undefined) return;
    setReading(file.name);
    setError(undefined);
    try {
      const { csv, view } = await CsvFile.open(file, { language, timeZone });
      const wrong = fault(view);
      if (wrong === undefined) return onOpened(csv, view);
      csv.close();
      setError(new Error(wrong));
    } catch (failure) {
      setError(failure);
    }
    setReading(undefined);
  }

  function fault({ rows, columns }: TableView): string | undefined {
    if (columns.length === 0) return t("createApp.noColumns");
    if (rows === 0) return t("createApp.noRows");
    return rows > mostRows
      ? t("createApp.tooLarge", { rows: number(rows), most: number(mostRows) })
      : undefined;
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    open(event.dataTransfer.files[0]);
  }

  return (
    <Stack>
      {error !== undefined && <FileNote error={error} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a drop zone; the button in it does the same by key */}
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {reading === undefined ? (
          <>
            <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
            <Text fw={600} size="lg">
              {t("createApp.drop")}
            </Text>
            <Text c="dimmed">{t("createApp.dropOr")}</Text>
            <FileButton
              onChange={open}
              accept=".csv,.tsv,.txt,.tab,text/csv,text/tab-separated-values,text/plain"
            >
              {(props) => <Button {...props}>{t("createApp.choose")}</Button>}
            </FileButton>
            <Text size="sm" c="dimmed" maw="52ch" mt="xs">
              {t("createApp.fileNote", { rows: number(mostRows), create: t("createApp.create") })}
            </Text>
          </>
        ) : (
          <>
            <Loader aria-hidden />
            <Text role="status">{t("createApp.reading", { name: reading })}</Text>
          </>
        )}
      </div>
    </Stack>
  );
}
