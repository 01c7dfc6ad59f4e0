import { useEffect, useState } from "react";
import { useT } from "../../parts/i18n.tsx";
import type { CsvFile } from "./csv-file.ts";
import { type Change, changed, draftsOf, planned, withFacts } from "./draft.ts";
import type { Cut, TableView } from "./table.ts";

/** The columns of the file and what the person does with them. Facts about a column come from the worker. */
export function useColumns(csv: CsvFile, opened: TableView) {
  const t = useT();
  const unnamed = (number: number) => t("createApp.unnamed", { number });
  const [view, setView] = useState(opened);
  const [drafts, setDrafts] = useState(() => draftsOf(opened, unnamed));
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    let stale = false;
    const missing = drafts.find((draft) => draft.included && draft.facts === undefined);
    if (missing === undefined) return;
    csv.facts(missing.index, missing.reading).then(
      (facts) => !stale && setDrafts((now) => withFacts(now, missing.index, missing.reading, facts)),
      (failure) => !stale && setError(failure),
    );
    return () => {
      stale = true;
    };
  }, [csv, drafts]);

  return {
    view,
    drafts,
    plan: planned(drafts),
    error,
    change: (index: number, change: Change) => setDrafts((now) => changed(now, index, change)),
    /** Cuts the file in another way: the columns are other columns then. */
    async cut(next: Cut) {
      try {
        const cut = await csv.cut(next);
        setView(cut);
        setDrafts(draftsOf(cut, unnamed));
        setError(undefined);
      } catch (failure) {
        setError(failure);
      }
    },
  };
}
