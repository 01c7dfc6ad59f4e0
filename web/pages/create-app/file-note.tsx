import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { openQuote } from "./table.ts";

/** Why the file could not be read. */
export function FileNote({ error }: { readonly error: unknown }) {
  const t = useT();
  const unclosed = error instanceof Error && error.message === openQuote;
  return <ErrorNote error={unclosed ? new Error(t("createApp.openQuote")) : error} />;
}
