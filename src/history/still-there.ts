import type { WireValue } from "../core/fields/field.ts";
import { typeNamed } from "../core/fields/index.ts";
import { type Mentions, noMentions, usersByCode } from "../records/context.ts";
import type { Reader } from "../store/store.ts";
import type { Difference } from "./version.ts";

/** Old values without the files and users that exist no more, and what those were called. */
export interface Restorable {
  readonly code: string;
  readonly value: WireValue;
  readonly gone: readonly string[];
}

/** An older version may name a file that was deleted when somebody took it out of the record. */
export async function stillThere(store: Reader, differences: readonly Difference[]): Promise<Restorable[]> {
  const named = noMentions();
  for (const { at, then } of differences) note(at.field.type, then, named);
  const known: Mentions = noMentions();
  for (const code of (await usersByCode(store, named.users)).keys()) known.users.add(code);
  for (const { key } of await store.files.byKeys([...named.files])) known.files.add(key);
  return differences.map(({ at, then }) => {
    const gone: string[] = [];
    return { code: at.code, value: kept(at.field.type, then, known, gone), gone };
  });
}

function note(type: string, value: WireValue, named: Mentions): void {
  const mentions = typeNamed(type)?.mentions;
  if (mentions) for (const one of mentions.in(value)) named[mentions.of].add(one);
  for (const row of rowsOf(value))
    for (const cell of Object.values(row.value)) note(cell.type, cell.value, named);
}

function kept(type: string, value: WireValue, known: Mentions, gone: string[]): WireValue {
  const mentions = typeNamed(type)?.mentions;
  if (mentions && Array.isArray(value)) {
    return value.filter((one) => {
      const there = mentions.in([one]).every((name) => known[mentions.of].has(name));
      if (!there) gone.push((one as { name: string }).name);
      return there;
    }) as WireValue;
  }
  const rows = rowsOf(value);
  if (rows.length === 0) return value;
  return rows.map((row) => ({
    ...row,
    value: Object.fromEntries(
      Object.entries(row.value).map(([code, cell]) => [
        code,
        { ...cell, value: kept(cell.type, cell.value, known, gone) },
      ]),
    ),
  })) as unknown as WireValue;
}

interface Row {
  readonly value: Readonly<Record<string, { readonly type: string; readonly value: WireValue }>>;
}
/** The rows of a table; no other value has any. */
function rowsOf(value: WireValue): readonly Row[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter(
    (one): one is Row =>
      typeof one === "object" && one !== null && "value" in one && typeof one.value === "object",
  );
}
