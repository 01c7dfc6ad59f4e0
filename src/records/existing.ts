import { type Problems, problem } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import type { ChangedRecord, RecordHead } from "../store/store.ts";
import { parseStored, recompose, type StoredCells } from "./compose.ts";
import type { Mentions, RecordContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import type { Form } from "./form.ts";
import { entityOf, note } from "./new-record.ts";
import { checkRequired, inputOf, readValue, searchable } from "./values.ts";

/** A stored record with what a request changes in it; a request may name it more than once. */
export interface Existing extends Draft {
  readonly cells: StoredCells;
}

export function existing({ id, revision, json }: RecordHead, path: string): Existing {
  return { id, revision, path, values: new Map(), cells: parseStored(json) };
}

export function refuseSystemFields({ system }: Form, given: Given): void {
  for (const { code, type } of system) {
    if (Object.hasOwn(given, code)) throw problem("GAIA_UN10", { type: type.internalName ?? type.type });
  }
}

/** Notes the users and files that the sent values name. */
export function noteChange({ mentioning }: Form, given: Given, noted: Mentions): void {
  for (const at of mentioning) if (Object.hasOwn(given, at.code)) note(at, inputOf(given[at.code]), noted);
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
    if (Object.hasOwn(given, at.code)) {
      values.set(at, readValue(at, inputOf(given[at.code]), context, path, problems));
    } else if (at.required && !values.has(at)) {
      checkRequired(at, cells[at.code]?.value ?? at.type.empty(at.field), path, problems);
    }
  }
}

/** The keys of files that the record held and holds no more. */
export function droppedFiles(records: readonly Existing[]): string[] {
  return records.flatMap(({ values, cells }) =>
    [...values].flatMap(
      ([
        {
          type: { mentions },
          code,
        },
        value,
      ]) => {
        if (mentions?.of !== "files") return [];
        const kept = new Set(mentions.in(value));
        return mentions.in(cells[code]?.value).filter((key) => !kept.has(key));
      },
    ),
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
