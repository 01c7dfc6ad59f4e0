import { Alert, Button, CopyButton, Group, Text } from "@mantine/core";
import { IconCheck, IconCopy, IconKey } from "@tabler/icons-react";
import { useT } from "../../../parts/i18n.tsx";
import classes from "./tokens.module.css";

/** The one time that a token can be read. */
export function NewToken({ text }: { readonly text: string }) {
  const t = useT();
  return (
    <Alert
      variant="light"
      color="pine"
      role="status"
      icon={<IconKey size={18} aria-hidden />}
      title={t("tokens.made")}
    >
      <Text size="sm">{t("tokens.madeText")}</Text>
      <Group gap="xs" mt="sm">
        <code className={classes.newText} data-testid="new-token">
          {text}
        </code>
        <CopyButton value={text} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? t("tokens.copied") : t("tokens.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
