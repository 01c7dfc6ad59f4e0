import { ActionIcon, Button, CopyButton, Group, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import { generatePassword } from "./generate.ts";

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string;
}

/** In plain sight, because it has to be told to somebody. */
export function NewPassword({ value, onChange, error }: Props) {
  const t = useT();
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        label={t("users.password")}
        description={t("users.passwordText")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        required
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--font-code)" } }}
        rightSection={
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Tooltip label={copied ? t("common.copied") : t("common.copy")}>
                <ActionIcon
                  aria-label={t("common.copy")}
                  onClick={copy}
                  disabled={value === ""}
                  variant="transparent"
                >
                  {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                </ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
        }
      />
      <Button variant="default" mt={25} onClick={() => onChange(generatePassword())}>
        {t("users.generate")}
      </Button>
    </Group>
  );
}
