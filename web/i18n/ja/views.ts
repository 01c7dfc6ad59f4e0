import type { views as english } from "../en/views.ts";
import type { Translation } from "../translation.ts";

export const views: Translation<typeof english> = {};
