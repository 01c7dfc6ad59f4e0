import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../parts/api.ts";
import { useTexts } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { buildApp } from "./build-app.ts";
import type { CsvFile } from "./csv-file.ts";
import { askWhatGotThrough, atBeginning, importRows, type Progress, settled } from "./import-rows.ts";
import type { Build } from "./plan.ts";

export interface ImportState {
  readonly stage: "building" | "importing" | "stopped" | "failed" | "done";
  readonly app?: string;
  readonly progress: Progress;
  readonly error?: unknown;
}
const beginning: ImportState = { stage: "building", progress: atBeginning };

/** Runs the making of the app and the import, from the moment the step is shown. */
export function useImport(csv: CsvFile, build: Build) {
  const { t } = useTexts();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [state, setState] = useState(beginning);
  const stopper = useRef(new AbortController());
  const started = useRef(false);

  const bringIn = useCallback(
    async (app: string, start: Progress) => {
      stopper.current = new AbortController();
      const { signal } = stopper.current;
      setState({ stage: "importing", app, progress: start });
      const onProgress = (progress: Progress) => setState((now) => ({ ...now, progress }));
      const progress = await importRows({ ...build, app, csv, start, signal, onProgress });
      const stage = settled(progress) < build.rows ? "stopped" : "done";
      setState({ stage, app, progress });
    },
    [build, csv],
  );

  const run = useCallback(
    async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        setState((now) => ({ ...now, stage: "failed", error }));
      }
      queryClient.invalidateQueries({ queryKey: ["apps"] });
    },
    [queryClient],
  );

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    run(async () => {
      const app = await buildApp({ ...build, viewName: t("createApp.viewName") });
      await bringIn(app, atBeginning);
    });
  }, [build, bringIn, run, t]);
  // Whoever leaves the page is asked first; then no more rows are sent.
  useEffect(() => () => stopper.current.abort(), []);

  const { stage, app, progress } = state;
  /** A second press finds the import running: two at once would send the same rows. */
  const goOn = async (to: string): Promise<void> => {
    setState((now) => ({ ...now, stage: "importing" }));
    await bringIn(to, stage === "failed" ? await askWhatGotThrough(to, progress) : progress);
  };
  return {
    state,
    stop: () => stopper.current.abort(),
    goOn: () => app !== undefined && run(() => goOn(app)),
    async deleteApp(): Promise<boolean> {
      try {
        await api.delete(`/tonari/v1/apps/${app}`);
        queryClient.invalidateQueries({ queryKey: ["apps"] });
        return true;
      } catch (error) {
        toast.failed(error);
        return false;
      }
    },
  };
}
