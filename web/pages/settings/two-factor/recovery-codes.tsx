import { Button, CopyButton, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useT } from "../../../parts/i18n.tsx";

interface Props {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Shown this once. */
export function RecoveryCodes({ codes, onClose }: Props) {
  const t = useT();
  return (
    <Stack gap="sm">
      <Text>{t("settings.codesText")}</Text>
      <SimpleGrid cols={2} spacing="xs" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {codes.map((code) => (
          <Text key={code} component="li" ff="monospace" size="sm">
            {code}
          </Text>
        ))}
      </SimpleGrid>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={codes.join("\n")}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? "common.copied" : "common.copy")}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t("settings.codesKept")}</Button>
      </Group>
    </Stack>
  );
}
