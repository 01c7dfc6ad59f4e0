import type { Organization } from "../../parts/directory.ts";

/** Which dialog is open, and about which department; a new one may have one above it. */
export type Open =
  | { readonly dialog: "add"; readonly parent?: Organization }
  | { readonly dialog: "edit" | "move"; readonly organization: Organization };
