import { Group, List, SimpleGrid, Text, Title } from "@mantine/core";
import { ownAddress } from "../../../parts/boot.ts";
import { useT } from "../../../parts/i18n.tsx";
import settings from "../settings/settings.module.css";
import { CopyButton } from "./copy-button.tsx";
import classes from "./tokens.module.css";

/** How to use a token, and how to treat it. */
export function Sample({ app, token }: { readonly app: string; readonly token: string | undefined }) {
  const t = useT();
  const command = [
    `curl -H "X-Cybozu-API-Token: ${token ?? "YOUR_API_TOKEN"}" \\`,
    `  "${ownAddress()}/k/v1/records.json?app=${app}"`,
  ].join("\n");
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <section className={settings.box} style={{ margin: 0 }}>
        <Group justify="space-between" wrap="nowrap">
          <Title order={3}>{t("tokens.sample")}</Title>
          <CopyButton text={command} label={t("tokens.copySample")} />
        </Group>
        <Text size="sm" c="dimmed" mb="xs">
          {t(token === undefined ? "tokens.sampleText" : "tokens.sampleTextNew")}
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long commands scroll, and the keyboard must reach them */}
        <pre className={classes.sample} tabIndex={0}>
          {command}
        </pre>
      </section>
      <section className={settings.box} style={{ margin: 0 }}>
        <Title order={3} mb="xs">
          {t("tokens.careTitle")}
        </Title>
        <List size="sm" spacing={6} c="dimmed">
          <List.Item>{t("tokens.care1")}</List.Item>
          <List.Item>{t("tokens.care2")}</List.Item>
          <List.Item>{t("tokens.care3")}</List.Item>
        </List>
      </section>
    </SimpleGrid>
  );
}
