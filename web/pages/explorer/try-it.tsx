import {
  Alert,
  Button,
  Code,
  Group,
  JsonInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { IconCopy, IconSend } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { copyText } from "../../parts/clipboard.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import type { Operation } from "./document.ts";
import { curlOf, type Exchange, exchangeOf, firstDraft } from "./exchange.ts";
import classes from "./explorer.module.css";
import { type Answered, send } from "./send.ts";

/** Calls the operation as the person who is signed in, on the real data. */
export function TryIt({ operation }: { readonly operation: Operation }) {
  const t = useT();
  const [draft, setDraft] = useState(() => firstDraft(operation));
  const exchange = exchangeOf(operation, draft);
  const sending = useMutation({ mutationFn: send });
  const complete = operation.inPath.every((name) => draft.inPath[name] !== "");
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {t("explorer.tryIt")}
      </Title>
      <Stack gap="sm">
        {operation.inPath.map((name) => (
          <TextInput
            key={name}
            label={name}
            value={draft.inPath[name] ?? ""}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, inPath: { ...draft.inPath, [name]: value } })
            }
          />
        ))}
        {!operation.upload && (
          <JsonInput
            label={t("explorer.parametersJson")}
            autosize
            minRows={3}
            maxRows={24}
            value={draft.parameters}
            onChange={(parameters) => setDraft({ ...draft, parameters })}
            error={exchange ? undefined : t("explorer.noObject")}
            classNames={{ input: classes.code }}
          />
        )}
        {operation.upload ? (
          <Text size="sm">{t("explorer.uploadText")}</Text>
        ) : (
          <Group gap="sm">
            <Button
              leftSection={<IconSend size={16} aria-hidden />}
              disabled={!exchange || !complete}
              loading={sending.isPending}
              onClick={() => exchange && sending.mutate(exchange)}
            >
              {t("explorer.send")}
            </Button>
            {operation.method !== "GET" && (
              <Text size="sm" c="dimmed">
                {t("explorer.realData")}
              </Text>
            )}
          </Group>
        )}
        {sending.error !== null && <ErrorNote error={sending.error} />}
        {sending.data !== undefined && <Reply answer={sending.data} />}
        {exchange !== undefined && <Curl operation={operation} exchange={exchange} />}
      </Stack>
    </section>
  );
}

function Reply({ answer: { status, took, text } }: { readonly answer: Answered }) {
  const t = useT();
  return (
    <Alert
      variant="light"
      color={status < 400 ? "pine" : "red"}
      role="status"
      title={t("explorer.reply", { status, took })}
    >
      <Code block className={classes.code} mah={480} style={{ overflow: "auto" }}>
        {text}
      </Code>
    </Alert>
  );
}

interface CurlProps {
  readonly operation: Operation;
  readonly exchange: Exchange;
}

function Curl({ operation: { credentials, upload }, exchange }: CurlProps) {
  const t = useT();
  const toast = useToast();
  const kinds = credentials.filter((one) => one !== "session");
  const [chosen, choose] = useState(kinds[0]);
  const [copied, setCopied] = useState(false);
  // What needs a session of a browser is nothing for a shell.
  if (credentials.length > 0 && chosen === undefined) return null;
  const text = curlOf(exchange, location.origin, { ...(chosen && { credential: chosen }), upload });
  return (
    <div>
      <Group justify="space-between" mb={6}>
        {kinds.length > 0 ? (
          <SegmentedControl
            size="xs"
            aria-label={t("explorer.curlBy")}
            value={chosen ?? ""}
            onChange={(value) => {
              choose(kinds.find((one) => one === value));
              setCopied(false);
            }}
            data={kinds.map((value) => ({ value, label: t(`explorer.${value}`) }))}
          />
        ) : (
          <span />
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => copyText(text).then(() => setCopied(true), toast.failed)}
        >
          {copied ? t("common.copied") : t("explorer.copyCurl")}
        </Button>
      </Group>
      <Code block className={classes.code}>
        {text}
      </Code>
    </div>
  );
}
