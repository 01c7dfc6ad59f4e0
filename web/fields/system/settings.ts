import { IconClock, IconClockEdit, IconHash, IconUserEdit, IconUserPlus } from "@tabler/icons-react";
import type { FieldDesign } from "../design.ts";

/** The program fills them: nothing can be set but name and code. */
export const systemFields: readonly FieldDesign[] = [
  { type: "RECORD_NUMBER", Icon: IconHash, size: { width: "120" } },
  { type: "CREATOR", Icon: IconUserPlus, size: { width: "180" } },
  { type: "CREATED_TIME", Icon: IconClock, size: { width: "180" } },
  { type: "MODIFIER", Icon: IconUserEdit, size: { width: "180" } },
  { type: "UPDATED_TIME", Icon: IconClockEdit, size: { width: "180" } },
];
