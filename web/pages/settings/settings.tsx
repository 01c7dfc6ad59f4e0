import { Stack } from "@mantine/core";
import { ConnectedApplications } from "../../parts/application/connected.tsx";
import { ColorSchemeSwitch } from "../../parts/color-scheme.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { Passkeys } from "./passkeys/passkeys.tsx";
import { Password } from "./password.tsx";
import { Profile } from "./profile.tsx";
import { TwoFactor } from "./two-factor/two-factor.tsx";

/** What everybody decides for themself. */
export function Settings() {
  const t = useT();
  return (
    <Page title={t("settings.title")} crumbs={[{ label: t("shell.home"), to: "/k/" }]} width="settings">
      <Stack>
        <Profile />
        <Section title={t("settings.appearance")} text={t("settings.appearanceText")}>
          <ColorSchemeSwitch />
        </Section>
        <Password />
        <TwoFactor />
        <Passkeys />
        <Section title={t("oauth.connected")} text={t("oauth.connectedText")}>
          <ConnectedApplications path="/tonari/v1/me/grants" />
        </Section>
      </Stack>
    </Page>
  );
}
