import { Button, Checkbox, Group, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import { type SecuritySettings, securityPath, securityQuery } from "./settings.ts";

type Lockout = SecuritySettings["lockout"];
type Password = SecuritySettings["password"];

const numbers = ["minLength", "administratorMinLength", "validDays", "remembered"] as const;
const zero = ["validDays", "remembered"] as const;
const switches = [
  "lettersAndDigits",
  "differsFromLoginName",
  "differsFromCurrent",
  "changeTemporary",
] as const;
const shown = ["lockout.failures", "lockout.minutes", ...numbers.map((key) => `password.${key}`)];

export function SecurityForm({ stored }: { readonly stored: SecuritySettings }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(stored);
  const dirty = JSON.stringify(form) !== JSON.stringify(stored);
  useUnsavedChanges(dirty);
  const save = useMutation({
    mutationFn: () => api.put<SecuritySettings>(securityPath, { ...form }),
    onSuccess(saved) {
      queryClient.setQueryData(securityQuery.queryKey, saved);
      setForm(saved);
      toast.done(t("common.saved"));
    },
  });
  const setLockout = (change: Partial<Lockout>) =>
    setForm((now) => ({ ...now, lockout: { ...now.lockout, ...change } }));
  const setPassword = (change: Partial<Password>) =>
    setForm((now) => ({ ...now, password: { ...now.password, ...change } }));
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  const number = (path: string, value: number, set: (value: number) => void) => ({
    value,
    min: 0,
    allowDecimal: false,
    allowNegative: false,
    maw: 320,
    onChange: (given: string | number) => set(Number(given)),
    error: fieldError(save.error, path),
    inputWrapperOrder: ["label" as const, "input" as const, "description" as const, "error" as const],
  });

  return (
    <form onSubmit={submit}>
      <Stack>
        <Section title={t("security.lockout")} text={t("security.lockoutText")}>
          <Stack gap="sm">
            <NumberInput
              label={t("security.failures")}
              description={t("security.failuresText")}
              {...number("lockout.failures", form.lockout.failures, (failures) => setLockout({ failures }))}
            />
            <NumberInput
              label={t("security.minutes")}
              description={t("security.minutesText")}
              {...number("lockout.minutes", form.lockout.minutes, (minutes) => setLockout({ minutes }))}
            />
          </Stack>
        </Section>
        <Section title={t("security.password")} text={t("security.passwordText")}>
          <Stack gap="sm">
            {numbers.map((key) => (
              <NumberInput
                key={key}
                label={t(`security.${key}`)}
                description={
                  zero.some((one) => one === key)
                    ? t(`security.${key as (typeof zero)[number]}Text`)
                    : undefined
                }
                {...number(`password.${key}`, form.password[key], (value) => setPassword({ [key]: value }))}
              />
            ))}
            {switches.map((key) => (
              <Checkbox
                key={key}
                label={t(`security.${key}`)}
                checked={form.password[key]}
                onChange={(event) => setPassword({ [key]: event.currentTarget.checked })}
              />
            ))}
          </Stack>
        </Section>
        <Section title={t("settings.twoFactor")} text={t("security.twoFactorText")}>
          <Checkbox
            label={t("security.twoFactorAllowed")}
            checked={form.twoFactor.allowed}
            onChange={(event) => {
              const allowed = event.currentTarget.checked;
              setForm((now) => ({ ...now, twoFactor: { allowed } }));
            }}
          />
        </Section>
        {save.error !== null && <ErrorNote error={save.error} shown={shown} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!dirty} loading={save.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
