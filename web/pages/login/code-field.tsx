import { TextInput } from "@mantine/core";
import { useT } from "../../parts/i18n.tsx";

/** Also takes a recovery code, so it is no field for digits alone. */
export function CodeField() {
  const t = useT();
  return (
    <TextInput
      label={t("login.code")}
      description={t("login.codeText")}
      name="code"
      size="md"
      required
      withAsterisk={false}
      autoFocus
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
