import { Button, Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconShieldOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { api, goToSignIn } from "../../parts/api.ts";
import { ApplicationIcon } from "../../parts/application/application-icon.tsx";
import { ScopeList } from "../../parts/application/scope-list.tsx";
import { type AskedAuthorization, boot } from "../../parts/boot.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Logo } from "../../parts/logo.tsx";
import classes from "./consent.module.css";

/** An application sent the browser here: may it act for the user? The server has checked who it is. */
export function Consent() {
  const { authorization } = boot;
  return (
    <Center component="main" className={classes.page}>
      <Stack className={classes.column} gap="lg">
        <Center>
          <Logo size={36} />
        </Center>
        <Paper className={classes.card}>
          {authorization && "scopes" in authorization ? (
            <Question authorization={authorization} />
          ) : (
            <Refused why={authorization?.refused ?? "unknownClient"} id={authorization?.id} />
          )}
        </Paper>
      </Stack>
    </Center>
  );
}

function useTitle(title: string): void {
  const t = useT();
  useEffect(() => {
    document.title = `${title} - ${t("common.product")}`;
  }, [title, t]);
}

interface RefusedProps {
  readonly why: "unknownClient" | "wrongEndpoint" | "notAllowed";
  readonly id: string | undefined;
}

function Refused({ why, id }: RefusedProps) {
  const t = useT();
  useTitle(t(`oauth.refused.${why}`));
  return (
    <EmptyState icon={IconShieldOff} title={t(`oauth.refused.${why}`)} text={t(`oauth.refused.${why}Text`)}>
      <Button component="a" href="/k/" variant="default">
        {t("errors.toPortal")}
      </Button>
      {id !== undefined && (
        <Text size="xs" c="dimmed" ta="center" mt="md">
          {t("errors.reference", { id })}
        </Text>
      )}
    </EmptyState>
  );
}

function Question({ authorization }: { readonly authorization: AskedAuthorization }) {
  const t = useT();
  const { name, scopes, host } = authorization;
  const [deciding, setDeciding] = useState<boolean>();
  const [error, setError] = useState<unknown>(null);
  useTitle(t("oauth.consentTitle", { name }));

  async function decide(allow: boolean) {
    setDeciding(allow);
    setError(null);
    try {
      const request = location.search;
      const { redirect } = await api.post<{ redirect: string }>("/tonari/v1/oauth/consent", {
        request,
        allow,
      });
      location.assign(redirect);
    } catch (failure) {
      setDeciding(undefined);
      setError(failure);
    }
  }

  return (
    <Stack gap="md">
      <Stack gap="sm" align="center">
        <ApplicationIcon application={authorization} size={64} />
        <Title order={1} ta="center" className={classes.question}>
          {t("oauth.consentQuestion", { name, product: t("common.product") })}
        </Title>
      </Stack>
      <div>
        <Text mb="xs">{t("oauth.consentMay")}</Text>
        <ScopeList scopes={scopes} />
      </div>
      <Text size="sm" c="dimmed" className={classes.question}>
        {t("oauth.consentBack", { host })} {t("oauth.consentEnd")}
      </Text>
      {error !== null && <ErrorNote error={error} />}
      <Group grow gap="sm">
        <Button
          size="md"
          variant="default"
          onClick={() => decide(false)}
          loading={deciding === false}
          disabled={deciding === true}
        >
          {t("oauth.deny")}
        </Button>
        <Button
          size="md"
          onClick={() => decide(true)}
          loading={deciding === true}
          disabled={deciding === false}
        >
          {t("oauth.allow")}
        </Button>
      </Group>
      <Account />
    </Stack>
  );
}

function Account() {
  const t = useT();
  async function somebodyElse() {
    await api.delete("/tonari/v1/session").catch(() => undefined);
    goToSignIn();
  }
  return (
    <Group justify="space-between" gap="xs" className={classes.account}>
      <Text size="sm" c="dimmed">
        {t("oauth.signedInAs", { name: boot.user?.name ?? "" })}
      </Text>
      <Button variant="subtle" size="compact-sm" onClick={somebodyElse}>
        {t("oauth.somebodyElse")}
      </Button>
    </Group>
  );
}
