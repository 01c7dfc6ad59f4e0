import { IconCalendarTime } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { MomentSettings } from "../parts/settings/moment.tsx";

const DateTimeSettings = (props: SettingsProps) => (
  <MomentSettings {...props} nowLabel={useT()("formEditor.nowDateTime")} />
);

export const dateTime: FieldDesign = {
  type: "DATETIME",
  Icon: IconCalendarTime,
  size: { width: "260" },
  initial: () => ({ defaultNowValue: true }),
  Settings: DateTimeSettings,
};
