import { createContext, useContext } from "react";

/** What an app's scripts have done to a form besides its values. It lasts as long as the form stands. */
export interface Marks {
  /** codes of fields, tables and groups that are not shown */
  readonly hidden: readonly string[];
  /** codes of fields, and keys of cells, that cannot be changed by hand */
  readonly disabled: readonly string[];
  /** groups by code, where a script opened or closed them */
  readonly open: Readonly<Record<string, boolean>>;
  /** keys of lookups that a script has had looked up, by code or key of the cell */
  readonly fetched: Readonly<Record<string, string>>;
}

export const noMarks: Marks = { hidden: [], disabled: [], open: {}, fetched: {} };

const MarksContext = createContext(noMarks);
export const MarksProvider = MarksContext.Provider;
export const useMarks = (): Marks => useContext(MarksContext);
