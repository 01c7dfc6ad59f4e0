import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { safeRedirect } from "../../../src/core/redirect.ts";
import { ApiError, api } from "../../parts/api.ts";
import { ColorSchemeSwitch } from "../../parts/color-scheme.tsx";
import { errorText } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Logo } from "../../parts/logo.tsx";
import classes from "./login.module.css";

/**
 * Programs drive this page too: kintone's tools fill `.form-username-slash > input.form-text` and its password
 * counterpart, press `.login-button` and wait for a page to load. These names stay.
 */
export function Login() {
  const t = useT();
  const [search] = useSearchParams();
  const redirect = safeRedirect(search.get("redirect"));
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [capsLock, setCapsLock] = useState(false);

  useEffect(() => {
    document.title = `${t("login.title")} - ${t("common.product")}`;
  }, [t]);

  async function signIn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    // Password managers and scripts write into the inputs themselves, so they are read when they are needed.
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      await api.post("/tonari/v1/session", {
        login: String(fields.get("username")),
        password: String(fields.get("password")),
      });
      location.assign(redirect);
    } catch (failure) {
      setBusy(false);
      setError(failure);
      form.current?.querySelector<HTMLInputElement>("input[name=password]")?.select();
    }
  }

  return (
    <Center component="main" className={classes.page}>
      <Stack className={classes.column} gap="lg">
        <Stack gap={6} align="center">
          <Logo size={44} />
          <Title order={1}>{t("common.product")}</Title>
          <Text c="dimmed">{t("login.text")}</Text>
        </Stack>
        <Paper className={classes.card}>
          <form onSubmit={signIn} ref={form}>
            <Stack gap="md">
              {error !== undefined && (
                <Alert color="red" role="alert" icon={<IconAlertCircle size={18} aria-hidden />}>
                  {error instanceof ApiError && error.code === "SLASH_LO02"
                    ? t("login.failed")
                    : errorText(error, t)}
                </Alert>
              )}
              <TextInput
                label={t("login.name")}
                name="username"
                size="md"
                required
                withAsterisk={false}
                autoFocus
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                classNames={{ wrapper: "form-username-slash", input: "form-text" }}
              />
              <PasswordInput
                label={t("login.password")}
                name="password"
                size="md"
                required
                withAsterisk={false}
                autoComplete="current-password"
                classNames={{ input: "form-password-slash", innerInput: "form-text" }}
                visibilityToggleButtonProps={{ "aria-label": t("login.show") }}
                onKeyUp={(event) => setCapsLock(event.getModifierState("CapsLock"))}
                description={capsLock ? t("login.caps") : undefined}
                inputWrapperOrder={["label", "input", "description"]}
              />
              <input type="hidden" name="redirect" value={redirect} />
              <Button type="submit" size="md" fullWidth loading={busy} className="login-button" mt={4}>
                {t("login.signIn")}
              </Button>
            </Stack>
          </form>
        </Paper>
        <Center>
          <ColorSchemeSwitch />
        </Center>
      </Stack>
    </Center>
  );
}
