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
import { CodeField } from "./code-field.tsx";
import classes from "./login.module.css";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { type Due, isDue, type Step, stepAfter } from "./step.ts";

/**
 * Programs drive this page too: kintone's tools fill `.form-username-slash > input.form-text` and its password
 * counterpart, press `.login-button` and wait for a page to load. These names stay.
 *
 * A password that has to be replaced and the code of an authenticator app are asked for one after the other, and every
 * attempt sends all that is known: the server keeps nothing between them.
 */
export function Login() {
  const t = useT();
  const [search] = useSearchParams();
  const redirect = safeRedirect(search.get("redirect"));
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [step, setStep] = useState<Step>("password");
  const [replaces, setReplaces] = useState<Due>();
  const [capsLock, setCapsLock] = useState(false);

  useEffect(() => {
    document.title = `${t("login.title")} - ${t("common.product")}`;
  }, [t]);
  const select = (name: string) =>
    form.current?.querySelector<HTMLInputElement>(`input[name=${name}]`)?.select();

  async function signIn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    // Password managers and scripts write into the inputs themselves, so they are read when they are needed.
    const fields = new FormData(event.currentTarget);
    const given = (name: string) => fields.get(name)?.toString();
    setError(undefined);
    if (step === "newPassword" && given("newPassword") !== given("repeated")) {
      setError(new Error(t("login.differs")));
      return;
    }
    setBusy(true);
    try {
      await api.post("/tonari/v1/session", {
        login: given("username"),
        password: given("password"),
        newPassword: given("newPassword"),
        code: given("code"),
      });
      location.assign(redirect);
    } catch (failure) {
      setBusy(false);
      const next = stepAfter(failure, step);
      setStep(next);
      if (next === "password") setReplaces(undefined);
      if (failure instanceof ApiError && isDue(failure.code)) setReplaces(failure.code);
      if (next === step || next === "password") {
        setError(failure);
        select(next);
      }
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
              {/* They stay in the form while the rest is asked for. */}
              <div hidden={step !== "password"}>
                <Stack gap="md">
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
                </Stack>
              </div>
              {replaces !== undefined && (
                <div hidden={step !== "newPassword"}>
                  <NewPasswordFields why={replaces} error={error} />
                </div>
              )}
              {step === "code" && <CodeField />}
              <input type="hidden" name="redirect" value={redirect} />
              <Button type="submit" size="md" fullWidth loading={busy} className="login-button" mt={4}>
                {t(step === "newPassword" ? "login.change" : "login.signIn")}
              </Button>
              {step === "password" && (
                <PasskeyButton onDone={() => location.assign(redirect)} onError={setError} />
              )}
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
