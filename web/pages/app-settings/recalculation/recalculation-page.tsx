import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconCalculator } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../parts/api.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useTexts } from "../../../parts/i18n.tsx";
import { useAppId } from "../data.ts";
import classes from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";

interface Recalculation {
  readonly state: "none" | "running" | "done" | "cancelled";
  readonly total: string;
  readonly done: string;
  readonly failed: string;
  readonly startedAt: string | null;
}

/** Brings all records to the formulas as they are now; it goes on when the page is closed. */
export function RecalculationPage() {
  const { t } = useTexts();
  const app = useAppId();
  const client = useQueryClient();
  const path = `/tonari/v1/apps/${app}/recalculation`;
  const queryKey = ["app", app, "recalculation"];
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Recalculation>(path, {}, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 1000 : false),
  });
  const [failure, setFailure] = useState<unknown>();
  const ask = async (asked: Promise<Recalculation>) => {
    setFailure(undefined);
    try {
      client.setQueryData(queryKey, await asked);
    } catch (refused) {
      setFailure(refused);
    }
  };
  const running = data?.state === "running";
  return (
    <SettingsPage title={t("appSettings.pageRecalculation")} text={t("appSettings.recalculationText")}>
      <ErrorNote error={failure ?? error} />
      <Stack gap="md" className={classes.box}>
        {data && data.state !== "none" && <Standing {...data} />}
        <Group>
          {running ? (
            <Button variant="default" onClick={() => void ask(api.delete(path))}>
              {t("appSettings.recalculationStop")}
            </Button>
          ) : (
            <Button
              leftSection={<IconCalculator size={16} aria-hidden />}
              onClick={() => void ask(api.post(path))}
              disabled={!data}
            >
              {t("appSettings.recalculationStart")}
            </Button>
          )}
        </Group>
      </Stack>
    </SettingsPage>
  );
}

function Standing({ state, total, done, failed, startedAt }: Recalculation) {
  const { t, number, dateTime } = useTexts();
  // Records that are added meanwhile are calculated too.
  const all = Math.max(Number(total), Number(done));
  const part = state === "done" ? 100 : all === 0 ? 0 : (Number(done) / all) * 100;
  const counts = { done: number(Number(done)), total: number(all) };
  return (
    <Stack gap={6}>
      <Progress value={part} aria-label={t("appSettings.pageRecalculation")} animated={state === "running"} />
      <Text role="status">{t(`appSettings.recalculation.${state as Told}`, counts)}</Text>
      {startedAt !== null && (
        <Text size="sm" c="dimmed">
          {t("appSettings.recalculationSince", { time: dateTime(startedAt) })}
        </Text>
      )}
      {Number(failed) > 0 && (
        <Text size="sm" c="var(--color-warning)">
          {t("appSettings.recalculationFailed", { count: number(Number(failed)) })}
        </Text>
      )}
    </Stack>
  );
}
type Told = Exclude<Recalculation["state"], "none">;
