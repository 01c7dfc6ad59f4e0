import { SimpleGrid } from "@mantine/core";
import type { SettingsProps } from "../../design.ts";
import { TextSetting } from "./text-setting.tsx";

export function LengthLimits(props: SettingsProps) {
  return (
    <SimpleGrid cols={2}>
      <TextSetting {...props} property="minLength" label="formEditor.minLength" numeric />
      <TextSetting {...props} property="maxLength" label="formEditor.maxLength" numeric />
    </SimpleGrid>
  );
}
