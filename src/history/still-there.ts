import type { WireValue } from "../core/fields/field.ts";
import { typeNamed } from "../core/fields/index.ts";
import { directoryOf, type Mentions, noMentions } from "../records/context.ts";
import { mapRows, rowsOf } from "../records/rows.ts";
import type { Reader } from "../store/store.ts";
import type { Difference } from "./version.ts";

/** Old values without the files and entities that exist no more, and what those were called. */
export interface Restorable {
  readonly code: string;
  readonly value: WireValue;
  readonly gone: readonly string[];
}

/** An older version may name a file that was deleted when somebody took it out of the record. */
export async function stillThere(store: Reader, differences: readonly Difference[]): Promise<Restorable[]> {
  const named = noMentions();
  for (const { at, then } of differences) note(at.field.type, then, named);
  const exists = await existing(store, named);
  return differences.map(({ at, then }) => {
    const gone: string[] = [];
    return { code: at.code, value: kept(at.field.type, then, exists, gone), gone };
  });
}

type Exists = Readonly<Record<keyof Mentions, (name: string) => boolean>>;

async function existing(store: Reader, named: Mentions): Promise<Exists> {
  const { user, organization, group } = await directoryOf(store, named);
  const files = named.files.size > 0 ? await store.files.byKeys([...named.files]) : [];
  const keys = new Set(files.map(({ key }) => key));
  return {
    users: (code) => user(code) !== undefined,
    organizations: (code) => organization(code) !== undefined,
    groups: (code) => group(code) !== undefined,
    files: (key) => keys.has(key),
  };
}

function note(type: string, value: WireValue, named: Mentions): void {
  const mentions = typeNamed(type)?.mentions;
  if (mentions) for (const one of mentions.in(value)) named[mentions.of].add(one);
  for (const row of rowsOf(value)) {
    for (const cell of Object.values(row.value)) note(cell.type, cell.value, named);
  }
}

function kept(type: string, value: WireValue, exists: Exists, gone: string[]): WireValue {
  const rows = mapRows(value, (inner, cell) => kept(inner, cell, exists, gone));
  const mentions = typeNamed(type)?.mentions;
  if (!mentions || !Array.isArray(value) || rows !== value) return rows;
  return value.filter((one) => {
    const there = mentions.in([one]).every(exists[mentions.of]);
    if (!there) gone.push((one as { name: string }).name);
    return there;
  }) as WireValue;
}
