import type { appSettings as english } from "../en/app-settings.ts";
import type { Translation } from "../translation.ts";

export const appSettings: Translation<typeof english> = {};
