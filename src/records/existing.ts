import type { Problems } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import type { ChangedRecord, RecordHead } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { parseStored, recompose, type StoredCells } from "./compose.ts";
import type { Mentions, RecordContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import type { Form, FormField } from "./form.ts";
import { cannotWrite, entityOf, note, noteRowDefaults } from "./new-record.ts";
import { cellsIn } from "./tables/cells.ts";
import { checkKept, inputOf, readValue, searchable } from "./values.ts";

/** A stored record with what a request changes in it; a request may name it more than once. */
export interface Existing extends Draft {
  readonly cells: StoredCells;
}

export function existing({ id, revision, json }: RecordHead, path: string): Existing {
  return { id, revision, path, values: new Map(), cells: parseStored(json) };
}

export function refuseSystemFields({ system, valueless }: Form, given: Given): void {
  for (const { code, type } of [...system, ...valueless]) {
    if (Object.hasOwn(given, code)) throw cannotWrite(type);
  }
}

/** Notes the users and files that the sent values name, and those in rows that may keep some of their cells. */
export function noteChange(
  { mentioning }: Form,
  { cells }: Existing,
  given: Given,
  asking: Asking,
  noted: Mentions,
): void {
  for (const at of mentioning) {
    if (!Object.hasOwn(given, at.code)) continue;
    note(at, inputOf(given[at.code]), noted);
    noteRowDefaults(at, given, asking, noted);
    if (at.inner) note(at, cells[at.code]?.value, noted);
  }
}

/** Reads the sent values. What was not sent stays, but an empty field that has become required must be filled. */
export function readChange(
  { own }: Form,
  record: Existing,
  given: Given,
  path: string,
  context: RecordContext,
  problems: Problems,
): void {
  const { values, cells } = record;
  context.claims.claimFor(record);
  for (const at of own) {
    const before = values.get(at) ?? cells[at.code]?.value ?? at.type.empty(at.field);
    if (Object.hasOwn(given, at.code)) {
      values.set(at, readValue(at, inputOf(given[at.code]), context, path, problems, before));
    } else if (!values.has(at)) {
      checkKept(at, before, path, problems);
    }
  }
}

/** The keys of files that the record held and holds no more. */
export function droppedFiles(records: readonly Existing[]): string[] {
  return records.flatMap(({ values, cells }) =>
    [...values].flatMap(([at, value]) => {
      const before = filesIn(at, cells[at.code]?.value);
      if (before.length === 0) return [];
      const kept = new Set(filesIn(at, value));
      return before.filter((key) => !kept.has(key));
    }),
  );
}

function filesIn(at: FormField, value: unknown): string[] {
  return cellsIn(at, value).flatMap(({ at: { type }, value }) =>
    type.mentions?.of === "files" ? type.mentions.in(value) : [],
  );
}

/** The record as the store takes it: only what changes. The cells hold the new values from here on. */
export function changedRecord(form: Form, record: Existing, context: RecordContext): ChangedRecord {
  const { id, revision, values, cells } = record;
  const updated = context.minute;
  const modifier = entityOf(context.caller);
  return {
    id,
    revision,
    json: recompose(form, cells, values, { revision, modifier, updated }),
    modifierId: context.caller.id,
    updatedAt: updated,
    ...searchable(values, context),
  };
}
