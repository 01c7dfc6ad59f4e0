import type { Reading } from "./column.ts";
import { badCode, fieldCode } from "./field-codes.ts";
import { isChoice, type PlannedColumn } from "./plan.ts";
import { type ColumnFacts, mostOptions, type TableView } from "./table.ts";

/** A column while the person looks at it. */
export interface ColumnDraft extends Omit<PlannedColumn, "facts"> {
  readonly included: boolean;
  /** a code that was typed stays; others follow the name */
  readonly codeTyped: boolean;
  readonly samples: readonly string[];
  readonly empty: number;
  /** absent until the worker has looked through the column for this reading */
  readonly facts?: ColumnFacts;
}
export type Change = Partial<
  Pick<ColumnDraft, "included" | "label" | "code" | "required" | "unique" | "reading" | "facts">
>;

export function draftsOf(view: TableView, unnamed: (number: number) => string): ColumnDraft[] {
  const drafts = view.columns.map(({ name, reading, samples, empty }, index) => ({
    index,
    label: name || unnamed(index + 1),
    code: "",
    codeTyped: false,
    included: true,
    reading,
    required: false,
    unique: false,
    samples,
    empty,
  }));
  return withCodes(drafts);
}

export function changed(drafts: readonly ColumnDraft[], index: number, change: Change): ColumnDraft[] {
  const next = drafts.map((draft) => {
    if (draft.index !== index) return draft;
    const codeTyped = draft.codeTyped || change.code !== undefined;
    // Another reading makes other facts.
    return { ...draft, ...(change.reading && { facts: undefined }), ...change, codeTyped };
  });
  return change.label !== undefined || change.included !== undefined ? withCodes(next) : next;
}

/** Facts come from the worker some time later: they count only for the reading they were made for. */
export function withFacts(
  drafts: readonly ColumnDraft[],
  index: number,
  reading: Reading,
  facts: ColumnFacts,
): ColumnDraft[] {
  return drafts.map((draft) =>
    draft.index === index && draft.reading === reading ? { ...draft, facts } : draft,
  );
}

function withCodes(drafts: readonly ColumnDraft[]): ColumnDraft[] {
  const taken = new Set(drafts.filter((draft) => draft.included && draft.codeTyped).map(({ code }) => code));
  return drafts.map((draft) => {
    if (draft.codeTyped || !draft.included) return draft;
    const code = fieldCode(draft.label, taken);
    taken.add(code);
    return code === draft.code ? draft : { ...draft, code };
  });
}

export type Fault = "labelMissing" | "labelTooLong" | "codeTaken" | "codeInvalid" | "tooManyOptions";

/** What keeps a column from becoming a field, by the input it concerns. */
export function faultsOf(
  draft: ColumnDraft,
  drafts: readonly ColumnDraft[],
): { label?: Fault; code?: Fault; type?: Fault } {
  if (!draft.included) return {};
  const others = drafts.filter((other) => other.included && other !== draft).map(({ code }) => code);
  const code = badCode(draft.code, others);
  const options = draft.facts?.options.length ?? 0;
  return {
    ...(draft.label.trim() === "" && { label: "labelMissing" }),
    ...(draft.label.length > 128 && { label: "labelTooLong" }),
    ...(code !== undefined && { code: code === "taken" ? "codeTaken" : "codeInvalid" }),
    ...(isChoice(draft.reading.type) && options >= mostOptions && { type: "tooManyOptions" }),
  };
}

/** The columns to build from; undefined as long as something is missing or wrong. */
export function planned(drafts: readonly ColumnDraft[]): PlannedColumn[] | undefined {
  const included = drafts.filter((draft) => draft.included);
  if (included.length === 0 || included.some((draft) => Object.keys(faultsOf(draft, drafts)).length > 0)) {
    return undefined;
  }
  const columns: PlannedColumn[] = [];
  for (const { index, label, code, reading, required, unique, facts } of included) {
    if (facts === undefined) return undefined;
    columns.push({ index, label: label.trim(), code, reading, required, unique, facts });
  }
  return columns;
}
