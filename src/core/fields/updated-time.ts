import { timeField } from "./base/system.ts";

export const updatedTime = timeField("UPDATED_TIME", "MODIFIED_AT", "updated");
