import { withCodes } from "../../../../src/core/expression/rename.ts";
import { lookupOf, referenceOf } from "../../../fields/relations.ts";
import type { FieldSettings, Size } from "../../../fields/settings.ts";
import {
  blockOf,
  changePart,
  type Form,
  findPart,
  type Part,
  type Place,
  partsOf,
  putIn,
  putRows,
  type Row,
  rowOf,
  withFields,
  without,
  withoutEmptyRows,
} from "./form.ts";
import { canGo, placeAfter, type Step, staysThere } from "./moves.ts";

/** The form editor: the form, what it was before each step, and which part is selected. */
export interface Editor {
  readonly form: Form;
  readonly past: readonly Form[];
  readonly future: readonly Form[];
  /** the part that was touched last */
  readonly selected?: string;
  /** makes keys; only grows */
  readonly nextKey: number;
}

export type EditorAction =
  | { readonly do: "load"; readonly form: Form }
  /** after a save that stopped half-way: some parts are known to the server now; there is no way back behind it */
  | { readonly do: "rebase"; readonly form: Form }
  | { readonly do: "add"; readonly part: Omit<Part, "key">; readonly place?: Place }
  | { readonly do: "place"; readonly key: string; readonly place: Place }
  | { readonly do: "step"; readonly key: string; readonly step: Step }
  | { readonly do: "resize"; readonly key: string; readonly size: Size }
  | { readonly do: "edit"; readonly key: string; readonly change: PartChange }
  | { readonly do: "duplicate"; readonly key: string; readonly field?: FieldSettings }
  | { readonly do: "duplicateBlock"; readonly key: string; readonly fields: FieldsByKey }
  | { readonly do: "remove"; readonly key: string }
  | { readonly do: "select"; readonly key: string | undefined }
  | { readonly do: "undo" }
  | { readonly do: "redo" };

/** The copies of fields, by the keys of the parts that they are copies of. */
export type FieldsByKey = ReadonlyMap<string, FieldSettings>;
export type PartChange = Partial<Pick<Part, "field" | "label" | "elementId" | "size">>;

const undoLimit = 100;

export function startEditor(form: Form): Editor {
  return { form, past: [], future: [], nextKey: 1 };
}

export function reduceEditor(editor: Editor, action: EditorAction): Editor {
  switch (action.do) {
    case "load":
    case "rebase":
      return { ...startEditor(action.form), nextKey: editor.nextKey };
    case "select":
      return { ...editor, selected: action.key };
    case "undo":
      return goBack(editor);
    case "redo":
      return goForward(editor);
    case "add":
      return add(editor, action.part, action.place ?? { newRow: true });
    case "place":
      return place(editor, action.key, action.place);
    case "step": {
      const to = placeAfter(editor.form, action.key, action.step);
      return to ? place(editor, action.key, to) : editor;
    }
    case "resize":
      return change(
        editor,
        changePart(editor.form, action.key, (part) => ({ ...part, size: action.size })),
      );
    case "edit":
      return change(editor, edited(editor.form, action.key, action.change));
    case "duplicate":
      return duplicate(editor, action.key, action.field);
    case "duplicateBlock":
      return duplicateBlock(editor, action.key, action.fields);
    case "remove":
      return remove(editor, action.key);
  }
}

/** What names a field follows it to its new code, as it will on the server. */
function edited(form: Form, key: string, change: PartChange): Form {
  const code = findPart(form, key)?.field?.code;
  const next = changePart(form, key, (part) => ({
    ...part,
    ...change,
    // A new lookup takes the type of its key.
    ...(change.field && { type: change.field.type }),
  }));
  const now = change.field?.code;
  if (code === undefined || now === undefined || code === now) return next;
  return withFields(next, (field) => withCode(field, code, now));
}

function withCode(field: FieldSettings, code: string, now: string): FieldSettings {
  const { expression, lookup, referenceTable } = field;
  const relation = lookupOf(field);
  const list = referenceOf(field);
  return {
    ...field,
    ...(typeof expression === "string" && { expression: withCodes(expression, new Map([[code, now]])) }),
    ...(lookup !== undefined &&
      relation && {
        lookup: {
          ...relation,
          fieldMappings: relation.fieldMappings.map((one) =>
            one.field === code ? { ...one, field: now } : one,
          ),
        },
      }),
    ...(referenceTable !== undefined &&
      list?.condition.field === code && {
        referenceTable: { ...list, condition: { ...list.condition, field: now } },
      }),
  };
}

function change(editor: Editor, form: Form): Editor {
  return { ...editor, form, past: [...editor.past, editor.form].slice(-undoLimit), future: [] };
}

function goBack(editor: Editor): Editor {
  const form = editor.past.at(-1);
  if (!form) return editor;
  return { ...editor, form, past: editor.past.slice(0, -1), future: [editor.form, ...editor.future] };
}

function goForward(editor: Editor): Editor {
  const [form, ...future] = editor.future;
  return form ? { ...editor, form, past: [...editor.past, editor.form], future } : editor;
}

function add(editor: Editor, part: Omit<Part, "key">, to: Place): Editor {
  if (!canGo(editor.form, { type: part.type }, to)) return editor;
  const key = `new${editor.nextKey}`;
  const form = putIn(editor.form, { ...part, key }, to, `row${editor.nextKey}`);
  return { ...change(editor, form), selected: key, nextKey: editor.nextKey + 1 };
}

function place(editor: Editor, key: string, to: Place): Editor {
  const part = findPart(editor.form, key);
  if (!part || staysThere(editor.form, key, to) || !canGo(editor.form, part, to)) return editor;
  const form = placed(editor, part, to);
  return { ...change(editor, form), selected: key, nextKey: editor.nextKey + 1 };
}

/** A table moves with its columns, a group with its rows. */
function placed({ form, nextKey }: Editor, part: Part, to: Place): Form {
  const row = rowOf(form, part.key);
  if (row?.head?.key === part.key && "newRow" in to) {
    const block = blockOf(form, row);
    return putRows({ ...form, rows: form.rows.filter((one) => !block.includes(one)) }, block, to);
  }
  return withoutEmptyRows(putIn(without(form, part.key), part, to, `row${nextKey}`));
}

function duplicate(editor: Editor, key: string, field: FieldSettings | undefined): Editor {
  const part = findPart(editor.form, key);
  const row = rowOf(editor.form, key);
  if (!part || !row) return editor;
  const { key: _key, saved: _saved, ...copy } = part;
  const next = row.parts[row.parts.indexOf(part) + 1]?.key;
  return add(editor, field ? { ...copy, field } : copy, { in: row.key, before: next });
}

/** The copy of a table or a group stands under it. A field without a copy stays out of it. */
function duplicateBlock(editor: Editor, key: string, fields: FieldsByKey): Editor {
  const { form, nextKey } = editor;
  const row = rowOf(form, key);
  if (row?.head?.key !== key) return editor;
  let next = nextKey;
  const copied = (part: Part): Part[] => {
    const { saved: _, ...copy } = part;
    const field = fields.get(part.key);
    return part.field && !field ? [] : [{ ...copy, key: `new${next++}`, ...(field && { field }) }];
  };
  const first = `row${next++}`;
  const block = blockOf(form, row);
  const rows = block.map(({ head, parts, within }): Row => {
    const [headCopy] = head ? copied(head) : [];
    return {
      key: within === undefined ? first : `row${next++}`,
      ...(headCopy && { head: headCopy as Row["head"] }),
      parts: parts.flatMap(copied),
      ...(within !== undefined && { within: first }),
    };
  });
  const behind = form.rows[form.rows.indexOf(row) + block.length]?.key;
  return {
    ...change(editor, withoutEmptyRows(putRows(form, rows, { newRow: true, before: behind }))),
    selected: rows[0]?.head?.key,
    nextKey: next,
  };
}

/** Built-in fields only leave the form; others leave the app. */
function remove(editor: Editor, key: string): Editor {
  const part = findPart(editor.form, key);
  if (!part) return editor;
  const form = withoutTarget(withoutEmptyRows(without(editor.form, key)), part.field?.code);
  const rest = isBuiltIn(part.type) ? { ...form, aside: [...form.aside, part] } : form;
  return { ...change(editor, rest), selected: undefined };
}

/** A lookup fills the field no more. */
function withoutTarget(form: Form, code: string | undefined): Form {
  return withFields(form, (field) => {
    const lookup = lookupOf(field);
    const fieldMappings = lookup?.fieldMappings.filter((one) => one.field !== code) ?? [];
    return lookup && fieldMappings.length < lookup.fieldMappings.length
      ? { ...field, lookup: { ...lookup, fieldMappings } }
      : field;
  });
}

const builtIn = ["RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME"];
/** STATUS, STATUS_ASSIGNEE and CATEGORY can never be laid out, so the editor does not know them. */
export const isBuiltIn = (type: string): boolean => builtIn.includes(type);

export const hasUnsaved = (editor: Editor, saved: Form): boolean => !sameForm(editor.form, saved);

export function sameForm(one: Form, other: Form): boolean {
  return one === other || fingerprint(one) === fingerprint(other);
}
/** Keys of rows change when a part goes away and comes back; the order of `aside` means nothing. */
const fingerprint = (form: Form): string =>
  JSON.stringify([
    form.rows.map(({ head, parts, within }) => [head, parts, within]),
    partsOf({ rows: [], aside: form.aside })
      .map((part) => JSON.stringify(part))
      .sort(),
  ]);
