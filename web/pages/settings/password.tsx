import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { useSession } from "../../parts/session.tsx";
import { useToast } from "../../parts/toast.tsx";
import { mySecurityQuery } from "./two-factor/my-security.ts";

export function Password() {
  const t = useT();
  const toast = useToast();
  const { user } = useSession();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: () => api.put("/tonari/v1/me/password", { current, password }),
    onSuccess() {
      setCurrent("");
      setPassword("");
      toast.done(t("settings.changed"));
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    change.mutate();
  }
  const policy = useQuery(mySecurityQuery).data?.password;
  const rules =
    policy &&
    [
      t("settings.passwordMin", { min: policy.minLength }),
      ...(policy.lettersAndDigits ? [t("settings.passwordLetters")] : []),
    ].join(" ");
  const showButton = { "aria-label": t("settings.show") };
  return (
    <form onSubmit={submit}>
      <Section title={t("settings.password")} text={t("settings.passwordText")}>
        <Stack gap="sm">
          {/* Tells password managers whose password this is. */}
          <input type="text" name="username" value={user.code} autoComplete="username" readOnly hidden />
          <PasswordInput
            label={t("settings.current")}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={fieldError(change.error, "current")}
            autoComplete="current-password"
            visibilityToggleButtonProps={showButton}
          />
          <PasswordInput
            label={t("settings.new")}
            description={rules}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={fieldError(change.error, "password")}
            autoComplete="new-password"
            visibilityToggleButtonProps={showButton}
          />
          {change.error !== null && <ErrorNote error={change.error} shown={["current", "password"]} />}
          <Group justify="flex-end">
            <Button
              type="submit"
              variant="default"
              disabled={current === "" || password === ""}
              loading={change.isPending}
            >
              {t("settings.change")}
            </Button>
          </Group>
        </Stack>
      </Section>
    </form>
  );
}
