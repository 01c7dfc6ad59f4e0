import { Checkbox } from "@mantine/core";
import { useT } from "../../parts/i18n.tsx";

interface Props {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Only its user should know a password, so this is proposed. */
export function Temporary({ value, onChange }: Props) {
  const t = useT();
  return (
    <Checkbox
      label={t("users.mustChange")}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
