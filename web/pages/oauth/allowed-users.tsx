import { Button, Group, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { PeopleBox } from "../../fields/user-select/people-box.tsx";
import { api } from "../../parts/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Section } from "../../parts/section.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import { allowedQuery, type Client, clientsPath, clientsQuery } from "./client.ts";

/** kintone's "configure users": nobody may use the application who is not named here. */
export function AllowedUsers({ client }: { readonly client: Client }) {
  const t = useT();
  const { data, error, refetch } = useQuery(allowedQuery(client.id));
  return (
    <Section title={t("oauth.allowed")} text={t("oauth.allowedText")}>
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={2} />}
      {data !== undefined && <People client={client} allowed={data.users} />}
    </Section>
  );
}

interface Props {
  readonly client: Client;
  readonly allowed: readonly Entity[];
}
const codesOf = (people: readonly Entity[]) => people.map(({ code }) => code);

function People({ client, allowed }: Props) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly Entity[]>();
  const people = chosen ?? allowed;
  useUnsavedChanges(chosen !== undefined);
  const save = useMutation({
    mutationFn: () => api.put(`${clientsPath}/${client.id}/users`, { users: codesOf(people) }),
    async onSuccess() {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: allowedQuery(client.id).queryKey }),
        queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey, exact: true }),
      ]);
      setChosen(undefined);
      toast.done(t("oauth.allowedSaved", { name: client.name }));
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PeopleBox
          label={t("oauth.allowedPeople")}
          placeholder={people.length === 0 ? t("oauth.allowedNobody") : undefined}
          people={people}
          onPeople={setChosen}
        />
        {save.error !== null && <ErrorNote error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={chosen === undefined} loading={save.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
