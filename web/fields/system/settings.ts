import { IconClock, IconClockEdit, IconHash, IconUserEdit, IconUserPlus } from "@tabler/icons-react";
import type { FieldDesign } from "../design.ts";
import type { InitialContext } from "../field.ts";

const self = ({ user }: InitialContext) => user;
const now = () => new Date().toISOString();

/** The program fills them: nothing can be set but name and code. */
export const systemFields: readonly FieldDesign[] = [
  { type: "RECORD_NUMBER", Icon: IconHash, size: { width: "120" }, sample: () => "1" },
  { type: "CREATOR", Icon: IconUserPlus, size: { width: "180" }, sample: self },
  { type: "CREATED_TIME", Icon: IconClock, size: { width: "180" }, sample: now },
  { type: "MODIFIER", Icon: IconUserEdit, size: { width: "180" }, sample: self },
  { type: "UPDATED_TIME", Icon: IconClockEdit, size: { width: "180" }, sample: now },
];
