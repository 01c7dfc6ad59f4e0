import { userField } from "./base/system.ts";

export const modifier = userField("MODIFIER", "MODIFIER", "modifier");
