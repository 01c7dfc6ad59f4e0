import { Button, Group, Select } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { isOAuth, type Kind, kinds } from "../../../src/core/decisions/decision.ts";
import { copyText } from "../../parts/clipboard.ts";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import type { Exchange } from "./exchange.ts";
import classes from "./request-log.module.css";

const first = ({ presented, curl }: Exchange) => presented.find((kind) => kind in curl);

/** The request as a command line, by the way to sign in that the reader has at hand. */
export function Curl({ exchange }: { readonly exchange: Exchange }) {
  const t = useT();
  const toast = useToast();
  const [kind, setKind] = useState<Kind>(first(exchange) ?? "apiToken");
  const [copied, setCopied] = useState<Kind>();
  const command = exchange.curl[kind];
  const copy = () => copyText(command).then(() => setCopied(kind), toast.failed);
  return (
    <>
      <Group justify={isOAuth(exchange) ? "flex-end" : "space-between"} align="end" mb="sm">
        {!isOAuth(exchange) && (
          <Select
            label={t("requestLog.curlBy")}
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? kind)}
            allowDeselect={false}
            data={kinds
              .filter((kind) => kind in exchange.curl)
              .map((value) => ({ value, label: t(`requestLog.${value}`) }))}
          />
        )}
        <Button
          variant="default"
          onClick={copy}
          leftSection={
            copied === kind ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
        >
          {copied === kind ? t("common.copied") : t("requestLog.copy")}
        </Button>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long commands scroll, and the keyboard must reach them */}
      <pre className={classes.code} tabIndex={0}>
        {command}
      </pre>
    </>
  );
}
