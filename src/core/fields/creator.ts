import { userField } from "./base/system.ts";

export const creator = userField("CREATOR", "CREATOR", "creator");
