import { Button, Text } from "@mantine/core";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Scope } from "../../../src/core/oauth/scopes.ts";
import { api } from "../api.ts";
import { useConfirm } from "../confirm.tsx";
import { ErrorNote } from "../error-note.tsx";
import { useTexts } from "../i18n.tsx";
import { LoadingLines } from "../loading.tsx";
import { useToast } from "../toast.tsx";
import classes from "./application.module.css";
import { ApplicationIcon } from "./application-icon.tsx";

interface Grant {
  readonly client: { readonly id: string; readonly name: string; readonly logo: string | null };
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly usedAt: string;
}
interface Props {
  /** whose: /tonari/v1/me/grants, or for administrators /tonari/v1/users/{id}/grants */
  readonly path: string;
}

const grantsQuery = (path: string) =>
  queryOptions({
    queryKey: ["grants", path],
    queryFn: ({ signal }) => api.get<{ grants: Grant[] }>(path, {}, { signal }),
  });

/** The applications that act for somebody, each with the way to end it. */
export function ConnectedApplications({ path }: Props) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(grantsQuery(path));
  const disconnect = useDisconnect(path);
  if (error !== null) return <ErrorNote error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingLines lines={2} />;
  if (data.grants.length === 0) return <Text c="dimmed">{t("oauth.connectedNone")}</Text>;
  return (
    <ul className={classes.applications}>
      {data.grants.map((grant) => (
        <Connected key={grant.client.id} grant={grant} onDisconnect={() => disconnect(grant)} />
      ))}
    </ul>
  );
}

interface ConnectedProps {
  readonly grant: Grant;
  readonly onDisconnect: () => void;
}

function Connected({ grant: { client, scopes, createdAt, usedAt }, onDisconnect }: ConnectedProps) {
  const { t, date, dateTime } = useTexts();
  return (
    <li className={classes.application}>
      <ApplicationIcon application={client} />
      <div className={classes.about}>
        <Text fw={600}>{client.name}</Text>
        <Text size="sm">{scopes.map((scope) => t(`oauth.scope.${scope}`)).join(" · ")}</Text>
        <Text size="xs" c="dimmed" mt={2}>
          {t("oauth.connectedSince", { date: date(createdAt) })}
          {" · "}
          {t("oauth.connectedUsed", { date: dateTime(usedAt) })}
        </Text>
      </div>
      <Button
        variant="default"
        size="xs"
        onClick={onDisconnect}
        aria-label={t("oauth.disconnectLabel", { name: client.name })}
      >
        {t("oauth.disconnect")}
      </Button>
    </li>
  );
}

function useDisconnect(path: string) {
  const { t } = useTexts();
  const toast = useToast();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  return async ({ client: { id, name } }: Grant) => {
    const sure = await confirm({
      title: t("oauth.disconnectTitle", { name }),
      text: t("oauth.disconnectText"),
      action: t("oauth.disconnect"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`${path}/${id}`);
      await queryClient.invalidateQueries({ queryKey: ["grants", path] });
      toast.done(t("oauth.disconnected", { name }));
    } catch (error) {
      toast.failed(error);
    }
  };
}
