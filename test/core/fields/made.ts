import { Problems } from "../../../src/core/errors/problem.ts";
import { sentence } from "../../../src/core/errors/render.ts";
import type { Field, FieldType, FileValue, ValueContext } from "../../../src/core/fields/field.ts";
import { typeNamed } from "../../../src/core/fields/index.ts";
import type { Given } from "../../../src/core/input/given.ts";
import { sanitize } from "../../../src/records/sanitize.ts";

const users = [
  { id: 7, code: "aiko", name: "Aiko" },
  { id: 8, code: "ben", name: "Ben" },
];
const upload: FileValue = {
  fileKey: "record-key",
  name: "order.pdf",
  contentType: "application/pdf",
  size: "12",
};

export const context: ValueContext = {
  precision: { digits: 16, decimalPlaces: 4, roundingMode: "HALF_EVEN" },
  timeZone: "Asia/Tokyo",
  now: Date.parse("2026-04-23T15:31:42Z"),
  caller: { code: "aiko", name: "Aiko" },
  user: (code) => users.find((user) => user.code === code),
  file: (key) => (key === "upload-key" ? upload : undefined),
  sanitize,
};

function settingsPlace(problems: Problems) {
  let id = 10;
  return {
    path: "properties[f]",
    problems,
    nextId: () => id++,
    user: context.user,
    app: () => undefined,
    sanitize,
  };
}

export function named(type: string): FieldType {
  const found = typeNamed(type);
  if (!found) throw new Error(`no type ${type}`);
  return found;
}

const options = { A: { label: "A", index: 0 }, B: { label: "B", index: "1" }, C: { label: "C", index: 2 } };
const withOptions = ["RADIO_BUTTON", "DROP_DOWN", "CHECK_BOX", "MULTI_SELECT"];

const minimal = (type: string): Given => ({
  code: "f",
  label: "F",
  ...(withOptions.includes(type) && { options }),
});

/** A field as the form API makes it; bad settings are an error of the test. */
export function made(type: string, given: Given = {}, before?: Field): Field {
  const problems = new Problems();
  const field = named(type).settings(
    { ...(before ? {} : minimal(type)), ...given },
    before,
    settingsPlace(problems),
  );
  problems.throwIfAny();
  return field;
}

/** What the form API would say: English messages by path. */
export function refusal(type: string, given: Given, before?: Field): Record<string, string[]> {
  const problems = new Problems();
  named(type).settings({ ...(before ? {} : minimal(type)), ...given }, before, settingsPlace(problems));
  return inEnglish(problems);
}

export function shown(type: string, given: Given = {}): Record<string, unknown> {
  return named(type).show(made(type, given));
}

export const read = (field: Field, input: unknown, more: Partial<ValueContext> = {}) =>
  named(field.type).read(field, input, { ...context, ...more });

/** The value that is stored; a refusal is an error of the test. */
export function stored(field: Field, input: unknown, more: Partial<ValueContext> = {}) {
  const { value, problems } = read(field, input, more);
  if (problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return value;
}

/** The English messages of a refused value, each after the key that it is reported under. */
export function refused(field: Field, input: unknown, more: Partial<ValueContext> = {}): string[] {
  return read(field, input, more).problems.map(({ at, message }) => `${at} ${sentence(message, "en")}`);
}

export function column(field: Field, input: unknown) {
  return named(field.type).columnValue(field, stored(field, input), context);
}

export function operand(field: Field, literal: string) {
  return named(field.type).operand(field, literal, context);
}

export function inEnglish(problems: Problems): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(problems.all).map(([path, messages]) => [
      path,
      messages.map((one) => sentence(one, "en")),
    ]),
  );
}
