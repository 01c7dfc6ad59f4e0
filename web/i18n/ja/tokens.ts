import type { tokens as english } from "../en/tokens.ts";
import type { Translation } from "../translation.ts";

export const tokens: Translation<typeof english> = {};
