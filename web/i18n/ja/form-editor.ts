import type { formEditor as english } from "../en/form-editor.ts";
import type { Translation } from "../translation.ts";

export const formEditor: Translation<typeof english> = {};
