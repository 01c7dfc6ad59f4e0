import { Progress as Bar, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useConfirm } from "../../parts/confirm.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useTexts } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import classes from "./create-app.module.css";
import type { CsvFile } from "./csv-file.ts";
import { settled } from "./import-rows.ts";
import type { Build } from "./plan.ts";
import { RefusedRows } from "./refused-rows.tsx";
import { useImport } from "./use-import.ts";

interface Props {
  readonly csv: CsvFile;
  readonly build: Build;
  readonly onBack: () => void;
}

/** Makes the app, brings the rows in, and says what became of them. */
export function ImportStep({ csv, build, onBack }: Props) {
  const { t, number } = useTexts();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const toast = useToast();
  const { state, stop, goOn, deleteApp } = useImport(csv, build);
  const { stage, app, progress } = state;
  const running = stage === "building" || stage === "importing";
  useUnsavedChanges(running, t("createApp.leaveOpen"));
  const imported = number(progress.imported);

  const complete = stage === "done" && progress.refused.length === 0;
  // Stands below the guard: its effect has let the page go when this one leaves it.
  useEffect(() => {
    if (!complete) return;
    toast.done(t("createApp.done", { count: imported }));
    navigate(`/k/${app}/`);
  }, [complete, toast, t, imported, navigate, app]);

  async function askToStop() {
    const sure = await confirm({
      title: t("createApp.stopTitle"),
      text: t("createApp.stopText", { count: imported }),
      action: t("createApp.stop"),
      cancel: t("createApp.stopGoOn"),
    });
    if (sure) stop();
  }
  async function askToDelete() {
    const sure = await confirm({
      title: t("createApp.deleteAppTitle", { name: build.name }),
      text: t("createApp.deleteAppText"),
      action: t("common.delete"),
      danger: true,
    });
    if (sure && (await deleteApp())) onBack();
  }

  const titles = {
    building: t("createApp.building"),
    importing: t("createApp.importing"),
    stopped: t("createApp.stopped", { count: imported }),
    failed: t("createApp.failed"),
    done: t("createApp.doneTitle"),
  };
  const done = stage === "done";
  return (
    <Paper className={classes.outcome}>
      <Stack gap="md">
        <Title order={2}>{titles[stage]}</Title>
        {stage === "failed" && <ErrorNote error={state.error} />}
        {stage === "failed" && app !== undefined && (
          <Text>{t("createApp.failedText", { count: imported })}</Text>
        )}
        {done ? (
          <Text>{t("createApp.done", { count: imported })}</Text>
        ) : (
          app !== undefined && (
            <div>
              <Bar.Root size="lg">
                <Bar.Section
                  value={build.rows === 0 ? 100 : (100 * settled(progress)) / build.rows}
                  animated={running}
                  striped={running}
                  aria-label={titles.importing}
                />
              </Bar.Root>
              <Group justify="space-between" mt={6} className="numeric">
                <Text size="sm">
                  {t("createApp.progress", { done: number(settled(progress)), total: number(build.rows) })}
                </Text>
                <Text size="sm" c="dimmed">
                  {t("createApp.imported", { count: imported })}
                  {progress.refused.length > 0 &&
                    ` · ${t("createApp.refusedCount", { count: number(progress.refused.length) })}`}
                </Text>
              </Group>
            </div>
          )
        )}
        <RefusedRows csv={csv} columns={build.columns} refused={progress.refused} finished={!running} />
        <Group gap="xs">
          {stage === "importing" && (
            <Button variant="default" onClick={askToStop}>
              {t("createApp.stop")}
            </Button>
          )}
          {!running && app !== undefined && (
            <Button
              variant={done || stage === "stopped" ? "filled" : "default"}
              onClick={() => navigate(`/k/${app}/`)}
            >
              {t("createApp.open")}
            </Button>
          )}
          {(stage === "failed" || stage === "stopped") && app !== undefined && (
            <>
              <Button variant={stage === "failed" ? "filled" : "default"} onClick={goOn}>
                {t("createApp.goOn")}
              </Button>
              <Button variant="subtle" color="red" onClick={askToDelete}>
                {t("createApp.deleteApp")}
              </Button>
            </>
          )}
          {stage === "failed" && app === undefined && (
            <Button variant="default" onClick={onBack}>
              {t("common.back")}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
