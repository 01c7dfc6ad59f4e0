import { IconAlignLeft } from "@tabler/icons-react";
import type { FieldDesign } from "../design.ts";
import { DefaultValue } from "../parts/settings/default-value.tsx";

export const multiLineText: FieldDesign = {
  type: "MULTI_LINE_TEXT",
  Icon: IconAlignLeft,
  size: { width: "400", innerHeight: "125" },
  Settings: DefaultValue,
};
