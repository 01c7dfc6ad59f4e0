import { ActionIcon, CopyButton as Copy, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useT } from "../../../parts/i18n.tsx";

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useT();
  return (
    <Copy value={text} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t("tokens.copied") : label}>
          <ActionIcon
            aria-label={copied ? t("tokens.copied") : label}
            color={copied ? "green" : "gray"}
            onClick={copy}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </Copy>
  );
}
