import type { TableRow, WireValue } from "../../src/core/fields/field.ts";
import { withCells } from "../fields/subtable/rows.ts";
import { ApiError } from "../parts/api.ts";
import type { Fields } from "../parts/form.ts";
import type { Calculate } from "../parts/record-form/calculation.ts";
import { cellKey } from "../parts/record-form/problems.ts";
import type { FormState } from "../parts/record-form/state.ts";
import { idOf, type RecordData, type Values } from "../parts/records.ts";
import { type Change, calculatedTexts, changesByHand, changesByScript, isBeingTyped } from "./changes.ts";
import { type EventRecord, formRecord, withoutFiles } from "./event-record.ts";
import { fire, fireAtOnce, type KintoneEvent } from "./events.ts";
import { type AskedLookup, type GivenRecord, readGiven } from "./given-record.ts";
import { lookUp } from "./lookup.ts";
import { Marking } from "./marking.ts";
import { pathsOf, sentenceOf } from "./sentence.ts";

/** A form between somebody's hands and an app's scripts: it tells the scripts, and does what they answer. */

export type FormKind = "create" | "edit" | "index.edit";

/** The form as it is drawn now. */
export interface DrawnForm {
  readonly is: FormKind;
  readonly app: string;
  readonly fields: Fields;
  readonly state: FormState;
  readonly calculate: Calculate;
  /** absent while it is added */
  readonly record?: RecordData;
  /** of what the scripts gave back something cannot be */
  readonly onProblems: (problems: readonly string[]) => void;
  /** a script broke, so that nothing is saved */
  readonly onBroken: (error: unknown) => void;
  /** a sentence of a script for the whole form */
  readonly onSaid: (said: Error) => void;
  /** what stands below a lookup whose key is no single record's */
  readonly nothingFound: string;
}

export interface Submitted {
  readonly values: Values;
  readonly changes: Values;
}

export class ScriptedForm {
  #form: DrawnForm;
  /** what was set after the form was drawn last: scripts read right afterwards what they have set */
  #ahead: { readonly over: Values; readonly values: Values; readonly changes: Values };
  /** as the scripts know it */
  #told: Values;
  readonly #typing = new Set<string>();
  readonly marking = new Marking();
  /** lookups on their way */
  #lookups: Promise<unknown> = Promise.resolve();

  constructor(form: DrawnForm) {
    this.#form = form;
    this.#ahead = { over: form.state.values, values: form.state.values, changes: {} };
    this.#told = form.state.values;
  }

  drawn(form: DrawnForm): void {
    this.#form = form;
  }

  /** By hand. What is still being typed is told when the field is left, everything else at once. */
  readonly enter = (values: Values): void => {
    const before = this.#now();
    this.#write(values);
    const codes = Object.keys(values);
    const changes = changesByHand(this.#form.fields, codes, before, this.#now());
    if (changes.length > 0 && changes.every((change) => isBeingTyped(this.#form.fields, change))) {
      for (const code of codes) this.#typing.add(code);
      return;
    }
    this.#tellAll(codes, changes);
  };
  readonly enterOne = (code: string, value: WireValue): void => this.enter({ [code]: value });

  /** A field was left, or somebody saves. */
  readonly leave = (): void => {
    if (this.#typing.size === 0) return;
    const codes = [...this.#typing];
    this.#typing.clear();
    this.#tellAll(codes, changesByHand(this.#form.fields, codes, this.#told, this.#now()));
  };

  /** As kintone.app.record.get() gives it. */
  readonly read = (): EventRecord => withoutFiles(this.#record());

  /** kintone.app.record.set() */
  readonly set = (given: unknown): void => {
    this.#take(given, { keys: true });
  };

  showEvent(more: object): KintoneEvent {
    return { ...this.#about("show"), ...more, record: this.#record() };
  }

  /** What the handlers of a show event gave back. */
  readonly afterShow = (event: KintoneEvent): void => {
    if (this.#form.is === "index.edit") this.#lockOnly(event.record);
    else this.#answered(event, { keys: true });
  };

  /** What is to be saved, after the scripts had their say. undefined: it is not to be saved. */
  async submit(): Promise<Submitted | undefined> {
    this.leave();
    await this.#lookups;
    const record = this.#record();
    const { is } = this.#form;
    const answer = await fire({
      ...this.#about("submit"),
      record: is === "create" ? withoutFiles(record) : record,
    });
    if (answer.is === "refused") return undefined;
    if (answer.is === "broken") {
      this.#form.onBroken(answer.error);
      return undefined;
    }
    if (answer.is === "event" && !this.#takenOnSubmit(answer.event)) return undefined;
    this.#now();
    const { values, changes } = this.#ahead;
    return { values, changes: { ...this.#form.state.changes, ...changes } };
  }

  /** Tells that it is saved. A text: where to go, null: nowhere, undefined: as always. */
  async saved(id: string, record: RecordData | null): Promise<string | null | undefined> {
    const shown = record && formRecord({}, {}, record);
    const answer = await fire({ ...this.#about("submit.success"), recordId: id, record: shown });
    return answer.is === "event" ? (answer.event.url as string | null | undefined) : undefined;
  }

  #about(what: string): KintoneEvent {
    const { is, app, record } = this.#form;
    const id = record && idOf(record);
    return {
      type: `app.record.${is}.${what}`,
      appId: Number(app),
      ...(id !== undefined && { recordId: is === "index.edit" ? id : Number(id) }),
    };
  }

  #record(): EventRecord {
    return formRecord(this.#form.fields, this.#now(), this.#form.record);
  }

  #now(): Values {
    const { values } = this.#form.state;
    if (this.#ahead.over !== values) this.#ahead = { over: values, values, changes: {} };
    return this.#ahead.values;
  }

  #write(values: Values): void {
    const now = this.#now();
    this.#ahead = {
      ...this.#ahead,
      values: this.#form.calculate({ ...now, ...values }).values,
      changes: { ...this.#ahead.changes, ...values },
    };
    this.#form.state.fill(values);
  }

  /** One event a change; what the handlers of one gave back stands before the next one is told. */
  #tellAll(codes: readonly string[], changes: readonly Change[]): void {
    const { fields } = this.#form;
    const now = this.#now();
    const texts = calculatedTexts(fields);
    const calculated = changesByHand(fields, texts, this.#told, now);
    const known = [...codes, ...texts].flatMap((code) => {
      const value = now[code];
      return value === undefined ? [] : [[code, value] as const];
    });
    this.#told = { ...this.#told, ...Object.fromEntries(known) };
    for (const change of [...changes, ...calculated]) this.#tell(change);
  }

  #tell({ code, table, row }: Change): void {
    const record = this.#record();
    const rows = table === undefined ? undefined : (record[table]?.value as EventRow[]);
    const changed = row === undefined ? undefined : rows?.[row];
    const isCell = table !== undefined && table !== code;
    if (isCell && !changed) return;
    const event = {
      ...this.#about(`change.${code}`),
      record,
      changes: { field: isCell ? changed?.value[code] : record[code], row: changed ?? null },
    };
    const answer = fireAtOnce(event);
    if (answer.is === "event") this.#answered(answer.event, { keys: false });
  }

  #answered(event: KintoneEvent, how: { readonly keys: boolean }): void {
    const said = sentenceOf(event);
    if (said) this.#form.onSaid(said);
    this.#take(event.record, { ...how, only: said ? "errors" : undefined });
  }

  /** In the list a script can lock what is edited there, and fill nothing in. */
  #lockOnly(given: unknown): void {
    const read = readGiven(given, this.#form.fields, this.#now());
    if (read.problems.length > 0) this.#form.onProblems(read.problems);
    else this.#lock(read);
  }

  /** false: something is wrong, and none of its values counts. */
  #take(given: unknown, { keys, only }: { readonly keys: boolean; readonly only?: "errors" }): boolean {
    const { fields, state, onProblems } = this.#form;
    const read = readGiven(given, fields, this.#now(), { keys });
    if (read.problems.length > 0) {
      onProblems(read.problems);
      return false;
    }
    const wrong = Object.values(read.errors).some((error) => error !== null);
    if (!wrong && only === undefined) {
      this.#lock(read);
      this.#fill(read.values, read.origins);
      for (const asked of read.lookups) this.#look(asked);
    }
    // After the values, which take away what stood below them.
    for (const [key, error] of Object.entries(read.errors)) state.mark(key, error ?? undefined);
    return !wrong;
  }

  #fill(values: Values, origins: ReadonlyMap<TableRow, TableRow>): void {
    if (Object.keys(values).length === 0) return;
    const before = this.#now();
    this.#write(values);
    // The rows that the form holds now may be others, with their results.
    const codes = Object.keys(values);
    const changes = changesByScript(this.#form.fields, codes, before, { ...this.#now(), ...values }, origins);
    this.#tellAll(codes, changes);
  }

  #lock({ disabled }: GivenRecord): void {
    if (Object.keys(disabled).length === 0) return;
    const others = this.marking.now().disabled.filter((key) => disabled[key] === undefined);
    const now = Object.keys(disabled).filter((key) => disabled[key]);
    this.marking.mark({ disabled: [...others, ...now] });
  }

  #look({ field, key, table, row }: AskedLookup): void {
    const form = this.#form;
    const place = table === undefined || row === undefined ? field.code : cellKey(table, row, field.code);
    const looking = lookUp(field, key).then(
      (found) => {
        if (!found) return form.state.mark(place, form.nothingFound);
        this.marking.mark({
          fetched: { ...this.marking.now().fetched, [place]: String(found[field.code] ?? "") },
        });
        if (table === undefined || row === undefined) this.#fill(found, new Map());
        else this.#fillRow(table, row, found);
      },
      (error: unknown) => form.onSaid(error instanceof Error ? error : new Error(String(error))),
    );
    this.#lookups = Promise.all([this.#lookups, looking]);
  }

  #fillRow(table: string, at: number, found: Readonly<Record<string, WireValue>>): void {
    const rows = (this.#now()[table] ?? []) as readonly TableRow[];
    const row = rows[at];
    if (!row) return;
    const columns = Object.values((this.#form.fields[table]?.fields ?? {}) as Fields);
    const made = withCells(row, columns, found);
    this.#fill({ [table]: rows.with(at, made) }, new Map([[made, row]]));
  }

  /** Errors are thrown as the server's are: the page shows them in the same place. */
  #takenOnSubmit(event: KintoneEvent): boolean {
    const said = sentenceOf(event);
    const { errors, problems } = readGiven(event.record, this.#form.fields, this.#now());
    const wrong = Object.entries(errors).filter((one): one is [string, string] => one[1] !== null);
    if (problems.length === 0 && wrong.length > 0) {
      const body = { code: "script", message: said?.message ?? wrong[0]?.[1], errors: pathsOf(wrong) };
      throw new ApiError(0, body);
    }
    if (said) throw said;
    return this.#take(event.record, { keys: false });
  }
}

interface EventRow {
  readonly value: EventRecord;
}
