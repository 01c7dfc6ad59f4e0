import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingLines } from "../../../parts/loading.tsx";
import { Section } from "../../../parts/section.tsx";
import { Tag } from "../../../parts/tag.tsx";
import { Connect } from "./connect.tsx";
import { type MySecurity, mySecurityQuery } from "./my-security.ts";
import { SwitchOff } from "./switch-off.tsx";

/** A code of the user's telephone beside the password. */
export function TwoFactor() {
  const t = useT();
  const { data, error, refetch } = useQuery(mySecurityQuery);
  return (
    <Section title={t("settings.twoFactor")} text={t("settings.twoFactorText")}>
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={1} height={36} />}
      {data !== undefined && <State security={data} />}
    </Section>
  );
}

function State({
  security: { twoFactor, twoFactorAllowed, recoveryCodes },
}: {
  readonly security: MySecurity;
}) {
  const t = useT();
  const [opened, setOpened] = useState<"connect" | "off">();
  const close = () => setOpened(undefined);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Tag kind={twoFactor ? "success" : "quiet"} live>
          {t(twoFactor ? "settings.twoFactorOn" : "settings.twoFactorOff")}
        </Tag>
        {twoFactor && (
          <Text size="sm" c="dimmed">
            {t("settings.codesLeft", { count: recoveryCodes })}
          </Text>
        )}
      </Group>
      {!twoFactor && !twoFactorAllowed && <Text size="sm">{t("settings.twoFactorForbidden")}</Text>}
      <Group justify="flex-end">
        <Button
          disabled={!twoFactor && !twoFactorAllowed}
          variant="default"
          onClick={() => setOpened(twoFactor ? "off" : "connect")}
        >
          {t(twoFactor ? "settings.switchOff" : "settings.switchOn")}
        </Button>
      </Group>
      <Modal
        opened={opened !== undefined}
        onClose={close}
        title={t("settings.twoFactor")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {opened === "connect" && <Connect onClose={close} />}
        {opened === "off" && <SwitchOff onClose={close} />}
      </Modal>
    </Stack>
  );
}
