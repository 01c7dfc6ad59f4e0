import type { recordList as english } from "../en/record-list.ts";
import type { Translation } from "../translation.ts";

export const recordList: Translation<typeof english> = {};
