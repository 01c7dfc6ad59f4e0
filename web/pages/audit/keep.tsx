import { Button, Group, NumberInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { settingsPath, settingsQuery } from "./entry.ts";

/** How long lines are kept. */
export function Keep() {
  const { data } = useQuery(settingsQuery);
  return data && <KeepForm key={data.days} stored={data.days} />;
}

function KeepForm({ stored }: { readonly stored: number }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [days, setDays] = useState<number | string>(stored);
  const save = useMutation({
    mutationFn: () => api.put<{ days: number }>(settingsPath, { days }),
    async onSuccess(saved) {
      queryClient.setQueryData(settingsQuery.queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ["audit"] });
      toast.done(t("common.saved"));
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" mt="lg" gap="sm">
        <NumberInput
          label={t("audit.days")}
          description={t("audit.daysText")}
          value={days}
          onChange={setDays}
          min={0}
          max={36_500}
          allowDecimal={false}
          allowNegative={false}
          error={fieldError(save.error, "days")}
        />
        <Button type="submit" variant="default" disabled={days === stored} loading={save.isPending}>
          {t("common.save")}
        </Button>
      </Group>
      {save.error !== null && <ErrorNote error={save.error} shown={["days"]} />}
    </form>
  );
}
