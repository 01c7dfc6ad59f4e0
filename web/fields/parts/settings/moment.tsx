import { Stack, Switch } from "@mantine/core";
import type { SettingsProps } from "../../design.ts";
import { DefaultValue } from "./default-value.tsx";

/** A fixed default, or the moment in which the record is added. */
export function MomentSettings({ nowLabel, ...props }: SettingsProps & { nowLabel: string }) {
  const { field, change } = props;
  const now = field.defaultNowValue === true;
  return (
    <Stack gap="sm">
      <Switch
        label={nowLabel}
        checked={now}
        onChange={(event) => change({ defaultNowValue: event.currentTarget.checked, defaultValue: "" })}
      />
      {!now && <DefaultValue {...props} />}
    </Stack>
  );
}
