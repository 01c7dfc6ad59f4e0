import { Anchor, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { byFamily, type Operation, search } from "./document.ts";
import classes from "./explorer.module.css";
import { Method } from "./method.tsx";
import { OperationView } from "./operation.tsx";
import { operationsQuery } from "./operations-query.ts";

/** /tonari/docs: everything that can be called, made from the server's OpenAPI, to read and to try. */
export function Explorer() {
  const t = useT();
  const { data, error, refetch } = useQuery(operationsQuery);
  return (
    <Page
      title={t("explorer.title")}
      text={
        <>
          {t("explorer.text")}{" "}
          <Anchor href="/tonari/v1/openapi.json" underline="always">
            openapi.json
          </Anchor>
        </>
      }
      crumbs={[{ label: t("shell.home"), to: "/k/" }]}
      width="wide"
    >
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={8} height={28} />}
      {data !== undefined && <Found operations={data} />}
    </Page>
  );
}

function Found({ operations }: { readonly operations: readonly Operation[] }) {
  const { hash } = useLocation();
  const shown = operations.find(({ id }) => `#${id}` === hash) ?? operations[0];
  return (
    <div className={classes.explorer}>
      <List operations={operations} shown={shown} />
      {/* The key: what was typed for one operation means nothing to another. */}
      {shown !== undefined && <OperationView key={shown.id} operation={shown} />}
    </div>
  );
}

interface ListProps {
  readonly operations: readonly Operation[];
  readonly shown: Operation | undefined;
}

function List({ operations, shown }: ListProps) {
  const t = useT();
  const [text, setText] = useState("");
  const found = search(operations, text);
  return (
    <nav className={classes.list} aria-label={t("explorer.list")}>
      <TextInput
        type="search"
        aria-label={t("explorer.search")}
        placeholder={t("explorer.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {byFamily(found).map(([family, members]) => (
        <section key={family} aria-label={family}>
          <Title order={2} size="h6" c="dimmed" mt="md" mb={4}>
            {family}
          </Title>
          <ul>
            {members.map((one) => (
              <li key={one.id}>
                <Link
                  to={{ hash: one.id }}
                  className={classes.link}
                  aria-current={one === shown ? "true" : undefined}
                >
                  <Method name={one.method} />
                  <span className={classes.path}>{one.path}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && (
        <Text mt="md" c="dimmed" role="status">
          {t("explorer.nothing")}
        </Text>
      )}
    </nav>
  );
}
