import { Problems, problem } from "../../errors/problem.ts";
import { type Given, isObject } from "../../input/given.ts";
import {
  enumOf,
  id as idShape,
  list,
  type Members,
  object,
  optional,
  type Read,
  type Shape,
  text,
} from "../../input/shape.ts";
import type { AppName, Field, RelatedApp, SettingsPlace } from "../field.ts";

/**
 * What a lookup and a list of related records have in common. Fields of the other app are kept by id, because that
 * app may rename them at any time; fields of this form by code, like everywhere in its settings.
 */
export interface Relation {
  readonly app: number;
  /** a saved condition and a saved order over the other app's fields, as they were written */
  readonly filterCond: string;
  readonly sort: string;
}

export const relationShape = {
  relatedApp: optional(object({ app: optional(idShape), code: optional(text()) })),
  filterCond: optional(text()),
  sort: optional(text()),
} satisfies Members;
interface GivenRelation {
  readonly relatedApp?: { readonly app?: number; readonly code?: string };
  readonly filterCond?: string;
  readonly sort?: string;
}

/** Reads an object of settings under `path`, or nothing when one of its members is bad. */
export function readObject<M extends Members>(
  given: unknown,
  members: M,
  { path, problems }: Pick<SettingsPlace, "path" | "problems">,
): Read<Shape<{ readonly [K in keyof M]: Read<M[K]> }>> | undefined {
  if (!isObject(given)) throw problem("CB_IJ01");
  const shape = object(members);
  const found = new Problems();
  const read = shape.read(given, path, found);
  problems.merge(found);
  return found.any ? undefined : read;
}

/** The other app that is named, or the one so far. Not there, or never deployed: GAIA_AP01. */
export function relatedApp(
  { relatedApp: named }: GivenRelation,
  before: Relation | undefined,
  place: Pick<SettingsPlace, "app">,
): RelatedApp | undefined {
  const name = named?.app === undefined && !named?.code ? { id: before?.app } : nameOf(named);
  if (name.id === undefined && name.code === undefined) return undefined;
  const found = place.app(name);
  if (!found) throw problem("GAIA_AP01", { id: name.id ?? name.code ?? "" });
  return found;
}

const nameOf = ({ app, code }: { app?: number; code?: string }): AppName =>
  app === undefined ? { code } : { id: app };

/** The apps that given settings name, to be looked up before they are read. */
export function appNamed(settings: unknown): AppName[] {
  const named = isObject(settings) ? settings.relatedApp : undefined;
  if (!isObject(named)) return [];
  const { app, code }: Given = named;
  const id = Number(app);
  if (app !== undefined && app !== null && app !== "")
    return Number.isSafeInteger(id) && id > 0 ? [{ id }] : [];
  return typeof code === "string" && code !== "" && !code.includes("\u0000") ? [{ code }] : [];
}

/** A field of the other app, by the code that it has there. Rows of its tables cannot be named. */
export function fieldThere(code: string, { fields }: RelatedApp): Field {
  const field = fields.find((one) => one.code === code);
  if (!field) throw problem("GAIA_FC01", { code });
  return field;
}

export const codes = list(text());
export const sizes = enumOf("1", "3", "5", "10", "20", "30", "40", "50");
