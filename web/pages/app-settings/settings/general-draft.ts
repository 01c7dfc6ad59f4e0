import { api } from "../../../parts/api.ts";
import { useT } from "../../../parts/i18n.tsx";
import { type General, generalQuery, useAppId } from "../data.ts";
import { useDraft } from "../use-draft.ts";

/** Edits of some of the general settings: only these are written. */
export function useGeneralDraft<K extends keyof General>(server: General, keys: readonly K[]) {
  const t = useT();
  const app = useAppId();
  return useDraft(server, {
    query: generalQuery(app),
    from: (general) => Object.fromEntries(keys.map((key) => [key, general[key]])) as Pick<General, K>,
    write: (draft, revision) => api.put("/k/v1/preview/app/settings.json", { app, ...draft, revision }),
    done: t("appSettings.savedSettings"),
  });
}
