import { IconClock } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { MomentSettings } from "../parts/settings/moment.tsx";

const TimeSettings = (props: SettingsProps) => (
  <MomentSettings {...props} nowLabel={useT()("formEditor.now")} />
);

export const time: FieldDesign = {
  type: "TIME",
  Icon: IconClock,
  size: { width: "160" },
  initial: () => ({ defaultNowValue: true }),
  Settings: TimeSettings,
};
