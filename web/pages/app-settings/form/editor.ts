import { withCodes } from "../../../../src/core/expression/rename.ts";
import type { FieldSettings, Size } from "../../../fields/settings.ts";
import {
  changePart,
  type Form,
  findPart,
  type Part,
  type Place,
  partsOf,
  putIn,
  withFields,
  without,
  withoutEmptyRows,
} from "./form.ts";
import { placeAfter, type Step } from "./moves.ts";

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
  | { readonly do: "remove"; readonly key: string }
  | { readonly do: "select"; readonly key: string | undefined }
  | { readonly do: "undo" }
  | { readonly do: "redo" };

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
    case "remove":
      return remove(editor, action.key);
  }
}

/** Formulas follow a field to its new code, as they will on the server. */
function edited(form: Form, key: string, change: PartChange): Form {
  const code = findPart(form, key)?.field?.code;
  const next = changePart(form, key, (part) => ({ ...part, ...change }));
  const now = change.field?.code;
  if (code === undefined || now === undefined || code === now) return next;
  const codes = new Map([[code, now]]);
  return withFields(next, (field) => {
    const { expression } = field;
    return typeof expression === "string" ? { ...field, expression: withCodes(expression, codes) } : field;
  });
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
  const key = `new${editor.nextKey}`;
  const form = putIn(editor.form, { ...part, key }, to, `row${editor.nextKey}`);
  return { ...change(editor, form), selected: key, nextKey: editor.nextKey + 1 };
}

function place(editor: Editor, key: string, to: Place): Editor {
  const part = findPart(editor.form, key);
  if (!part || staysThere(editor.form, key, to)) return editor;
  const form = withoutEmptyRows(putIn(without(editor.form, key), part, to, `row${editor.nextKey}`));
  return { ...change(editor, form), selected: key, nextKey: editor.nextKey + 1 };
}

/** Before itself, or before its right neighbour, is where a part already is. */
export function staysThere(form: Form, key: string, to: Place): boolean {
  const row = form.rows.find(({ parts }) => parts.some((part) => part.key === key));
  if (!row) return false;
  if ("in" in to) {
    if (to.in !== row.key) return false;
    const index = row.parts.findIndex((part) => part.key === key);
    return to.before === key || to.before === row.parts[index + 1]?.key;
  }
  if (row.parts.length > 1) return false;
  return to.before === row.key || to.before === form.rows[form.rows.indexOf(row) + 1]?.key;
}

function duplicate(editor: Editor, key: string, field: FieldSettings | undefined): Editor {
  const part = findPart(editor.form, key);
  const row = editor.form.rows.find(({ parts }) => parts.some((other) => other.key === key));
  if (!part || !row) return editor;
  const { key: _key, saved: _saved, ...copy } = part;
  const next = row.parts[row.parts.indexOf(part) + 1]?.key;
  return add(editor, field ? { ...copy, field } : copy, { in: row.key, before: next });
}

/** Built-in fields only leave the form; others leave the app. */
function remove(editor: Editor, key: string): Editor {
  const part = findPart(editor.form, key);
  if (!part) return editor;
  const form = withoutEmptyRows(without(editor.form, key));
  const rest = isBuiltIn(part.type) ? { ...form, aside: [...form.aside, part] } : form;
  return { ...change(editor, rest), selected: undefined };
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
    form.rows.map((row) => row.parts),
    partsOf({ rows: [], aside: form.aside })
      .map((part) => JSON.stringify(part))
      .sort(),
  ]);
