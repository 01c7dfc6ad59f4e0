import { PasswordInput, Stack, Text } from "@mantine/core";
import { fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import type { Due } from "./step.ts";

interface Props {
  readonly why: Due;
  readonly error: unknown;
}

/** A password in place of one that opens nothing any more. */
export function NewPasswordFields({ why, error }: Props) {
  const t = useT();
  const common = {
    size: "md",
    required: true,
    withAsterisk: false,
    autoComplete: "new-password",
    visibilityToggleButtonProps: { "aria-label": t("login.show") },
  } as const;
  return (
    <Stack gap="md">
      <Text>{t(why === "SLASH_PA02" ? "login.temporary" : "login.expired")}</Text>
      <PasswordInput
        {...common}
        label={t("login.newPassword")}
        name="newPassword"
        autoFocus
        error={fieldError(error, "newPassword")}
      />
      <PasswordInput {...common} label={t("login.repeat")} name="repeated" />
    </Stack>
  );
}
