import { Select } from "@mantine/core";
import { useT } from "../../parts/i18n.tsx";
import { type Life, lives } from "./token.ts";

interface Props {
  readonly life: Life;
  readonly onLife: (life: Life) => void;
  readonly error?: string;
}

export function LifeSelect({ life, onLife, error }: Props) {
  const t = useT();
  return (
    <Select
      label={t("userTokens.life")}
      value={String(life)}
      onChange={(value) => onLife(lives.find((one) => String(one) === value) ?? life)}
      data={lives.map((one) => ({
        value: String(one),
        label: one === 0 ? t("userTokens.forEver") : t("userTokens.days", { count: one }),
      }))}
      allowDeselect={false}
      error={error}
    />
  );
}
