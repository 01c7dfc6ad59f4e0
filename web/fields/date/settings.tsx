import { IconCalendar } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { MomentSettings } from "../parts/settings/moment.tsx";

const DateSettings = (props: SettingsProps) => (
  <MomentSettings {...props} nowLabel={useT()("formEditor.today")} />
);

export const date: FieldDesign = {
  type: "DATE",
  Icon: IconCalendar,
  size: { width: "180" },
  initial: () => ({ defaultNowValue: true }),
  Settings: DateSettings,
};
