import { timeField } from "./base/system.ts";

export const createdTime = timeField("CREATED_TIME", "CREATED_AT", "created");
