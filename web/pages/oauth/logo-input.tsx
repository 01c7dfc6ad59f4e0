import { Button, FileButton, Group, Input, Text } from "@mantine/core";
import { IconPhoto, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { ApplicationIcon } from "../../parts/application/application-icon.tsx";
import { useT } from "../../parts/i18n.tsx";

interface Props {
  readonly name: string;
  /** the address of the logo as it is stored */
  readonly stored: string | null;
  /** a new picture, null for none, undefined for the stored one */
  readonly chosen: File | null | undefined;
  readonly onChoose: (file: File | null) => void;
  readonly error?: string;
}

export function LogoInput({ name, stored, chosen, onChoose, error }: Props) {
  const t = useT();
  const reset = useRef<() => void>(null);
  const preview = usePreview(chosen);
  const logo = chosen === undefined ? stored : preview;
  return (
    <Input.Wrapper label={t("oauth.logo")} error={error} labelElement="div">
      <Group gap="sm">
        <ApplicationIcon application={{ name, logo }} size={56} />
        <div>
          <Group gap="xs">
            <FileButton
              accept="image/png,image/jpeg,image/gif,image/bmp,image/webp"
              onChange={(file) => file && onChoose(file)}
              resetRef={reset}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  size="xs"
                  leftSection={<IconPhoto size={14} aria-hidden />}
                >
                  {t("oauth.chooseLogo")}
                </Button>
              )}
            </FileButton>
            {logo !== null && (
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => {
                  reset.current?.();
                  onChoose(null);
                }}
              >
                {t("oauth.removeLogo")}
              </Button>
            )}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {t("oauth.logoText")}
          </Text>
        </div>
      </Group>
    </Input.Wrapper>
  );
}

/** An address of the picture that lives as long as it is chosen. */
function usePreview(file: File | null | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setAddress(null);
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
