import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { copyText } from "./clipboard.ts";
import { useT } from "./i18n.tsx";
import { useToast } from "./toast.tsx";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
}

/** Something to be carried elsewhere: shown whole, copied by a button. */
export function CopyField({ label, value, copyLabel }: Props) {
  const t = useT();
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => copyText(value).then(() => setCopied(true), toast.failed);
  return (
    <TextInput
      label={label}
      value={value}
      readOnly
      variant="filled"
      onFocus={(event) => event.currentTarget.select()}
      styles={{ input: { fontFamily: "var(--font-code)", textOverflow: "ellipsis" } }}
      rightSection={
        <Tooltip label={copied ? t("common.copied") : t("common.copy")}>
          <ActionIcon aria-label={copyLabel} onClick={copy} variant="transparent">
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      }
    />
  );
}
