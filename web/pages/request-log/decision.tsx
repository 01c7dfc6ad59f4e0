import { Alert, Button, Group, Text } from "@mantine/core";
import { IconBulb, IconListSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { isOAuth } from "../../../src/core/decisions/decision.ts";
import { ApiError } from "../../parts/api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT, useTexts } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { AdministratorsOnly } from "./administrators-only.tsx";
import { Curl } from "./curl.tsx";
import { type Exchange, exchangeQuery } from "./exchange.ts";
import { Status } from "./log-table.tsx";
import classes from "./request-log.module.css";

/** Why was this refused? One exchange, from what came to the rule that ended it. */
export function RequestDecision() {
  const { id = "" } = useParams();
  return (
    <AdministratorsOnly>
      <Found id={id} />
    </AdministratorsOnly>
  );
}

function Found({ id }: { readonly id: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery(exchangeQuery(id));
  return (
    <Page
      title={data ? `${data.method} ${data.path}` : t("requestLog.title")}
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: t("requestLog.title"), to: "/admin/log" },
      ]}
      width="settings"
    >
      {error !== null && <Missing error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={6} />}
      {data !== undefined && <Decision exchange={data} />}
    </Page>
  );
}

function Missing({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useT();
  if (!(error instanceof ApiError && error.code === "CB_NF01"))
    return <ErrorNote error={error} onRetry={onRetry} />;
  return (
    <EmptyState icon={IconListSearch} title={t("requestLog.missing")} text={t("requestLog.missingText")}>
      <Button component={Link} to="/admin/log" variant="default">
        {t("requestLog.back")}
      </Button>
    </EmptyState>
  );
}

function Decision({ exchange }: { readonly exchange: Exchange }) {
  const t = useT();
  const { sentences, help } = exchange;
  return (
    <>
      <Section title={t("requestLog.decision")} text={t("requestLog.decisionText")}>
        <Facts exchange={exchange} />
        <ol className={classes.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        {help !== "" && (
          <Alert
            mt="md"
            color="pine"
            variant="light"
            icon={<IconBulb size={18} aria-hidden />}
            title={t("requestLog.help")}
          >
            {help}
          </Alert>
        )}
      </Section>
      <Section title={t("requestLog.sent")} text={t("requestLog.sentText")}>
        <Sent exchange={exchange} />
      </Section>
      <Section
        title={t("requestLog.curl")}
        text={t(isOAuth(exchange) ? "requestLog.oauthText" : "requestLog.curlText")}
      >
        <Curl exchange={exchange} />
      </Section>
    </>
  );
}

function Facts({ exchange }: { readonly exchange: Exchange }) {
  const { t, dateTime, number } = useTexts();
  const facts = [
    [t("requestLog.status"), <Answer key="answer" exchange={exchange} />],
    [t("requestLog.time"), dateTime(exchange.time)],
    [t("requestLog.took"), t("requestLog.duration", { ms: number(exchange.duration) })],
    [t("requestLog.from"), exchange.address],
    [t("requestLog.asked"), exchange.route?.says],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Answer({ exchange }: { readonly exchange: Exchange }) {
  return (
    <Group gap="xs">
      <Status line={exchange} />
      <span>{exchange.code}</span>
    </Group>
  );
}

function Sent({ exchange: { parameters, refusal } }: { readonly exchange: Exchange }) {
  const t = useT();
  const wrong = Object.entries(refusal?.errors ?? {});
  return (
    <>
      {parameters === null && <Text c="dimmed">{t("requestLog.notKept")}</Text>}
      {parameters !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard must reach them
        <pre className={classes.code} tabIndex={0}>
          {JSON.stringify(parameters, null, 2)}
        </pre>
      )}
      {wrong.length > 0 && (
        <>
          <Text fw={600} mt="md" mb={4}>
            {t("requestLog.wrong")}
          </Text>
          <ul className={classes.sentences}>
            {wrong.map(([path, messages]) => (
              <li key={path}>
                <strong>{path}</strong> {messages.join(" ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
