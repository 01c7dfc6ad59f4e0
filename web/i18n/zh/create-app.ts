import type { createApp as english } from "../en/create-app.ts";
import type { Translation } from "../translation.ts";

export const createApp: Translation<typeof english> = {};
