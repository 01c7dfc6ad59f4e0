import { relationOf } from "../core/apps/relations.ts";
import { problem } from "../core/errors/problem.ts";
import type { AppName, Field, RelatedApp } from "../core/fields/field.ts";
import { allFields, typeOf } from "../core/fields/index.ts";
import { lookupOf } from "../core/fields/lookup.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { type AppRight, appRights } from "../core/permissions/app.ts";
import type { App, Reader } from "../store/store.ts";
import { forRights } from "./open.ts";

/** The apps to which the fields of a form refer. */
export function relatedIds(fields: readonly Field[]): number[] {
  return [...new Set(allFields(fields).flatMap((field) => relationOf(field)?.app ?? []))];
}

/** Those of the apps that are live, whoever asks. */
export async function relatedApps(store: Reader, names: readonly AppName[]) {
  const ids = [...new Set(names.flatMap(({ id }) => id ?? []))];
  const codes = [...new Set(names.flatMap(({ code }) => code ?? []))];
  const found = [
    ...(ids.length > 0 ? await store.apps.list({ ids }) : []),
    ...(codes.length > 0 ? await store.apps.list({ codes }) : []),
  ];
  const apps = (await Promise.all(found.map((app) => live(store, app)))).filter((app) => app !== undefined);
  const named = ({ id, code }: AppName) =>
    apps.find((app) => (id === undefined ? app.code === code : app.id === id));
  return { named };
}

async function live(store: Reader, app: App): Promise<RelatedApp | undefined> {
  const documents = app.live ? await store.apps.documents(app.id) : undefined;
  return documents?.live ? { id: app.id, code: app.code, fields: documents.live.fields } : undefined;
}

const any: readonly AppRight[] = ["recordViewable", "recordAddable", "appEditable"];

/** By id, the apps that these fields refer to and on which the caller has any right: the others' settings are hidden. */
export async function relatedToShow(
  store: Reader,
  actor: Actor,
  fields: readonly Field[],
): Promise<ReadonlyMap<number, RelatedApp>> {
  const shown = new Map<number, RelatedApp>();
  for (const id of relatedIds(fields)) {
    const [app, documents] = [await store.apps.get(id), await store.apps.documents(id)];
    if (!app || !documents?.live) continue;
    const rights = appRights(actor, forRights({ app, live: documents.live, preview: documents.preview }));
    if (any.some((right) => rights[right]))
      shown.set(id, { id, code: app.code, fields: documents.live.fields });
  }
  return shown;
}

/**
 * Before a form goes live: what a new relation looks into is there, and a lookup's keys say which record is meant. What
 * works already may have lost its other app since, and holds up nobody.
 */
export async function checkLookups(
  store: Reader,
  appId: number,
  fields: readonly Field[],
  before: readonly Field[] = [],
): Promise<void> {
  const known = new Set(allFields(before).map(textOf));
  const fresh = allFields(fields).filter((field) => relationOf(field) && !known.has(textOf(field)));
  const others = relatedIds(fresh).filter((id) => id !== appId);
  const { named } = await relatedApps(
    store,
    others.map((id) => ({ id })),
  );
  for (const field of fresh) {
    const { app = appId } = relationOf(field) ?? {};
    const there = app === appId ? { fields } : named({ id: app });
    if (!there) throw problem("GAIA_AP01", { id: app });
    const lookup = lookupOf(field);
    if (lookup && !isKey(there.fields.find(({ id }) => id === lookup.key))) throw problem("GAIA_LO03");
  }
}

const textOf = (field: Field) => `${field.id} ${JSON.stringify(relationOf(field))}`;

/** Whether no two records can have the same value in it. */
export function isKey(field: Field | undefined): boolean {
  return field !== undefined && (field.unique === true || typeOf(field).fixedColumn === "id");
}
