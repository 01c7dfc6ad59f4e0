import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { addFormFields } from "../apps/add-fields.ts";
import type { Caller } from "../apps/caller.ts";
import { createApp } from "../apps/create.ts";
import { deploy } from "../apps/deploy.ts";
import { updateGeneral } from "../apps/update-general.ts";
import { updateLayout } from "../apps/update-layout.ts";
import { updateViews } from "../apps/update-views.ts";
import { type Actor, nowhere } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import { addRecords } from "../records/add.ts";
import { type Sample, type SampleField, samples } from "./samples.ts";

type Row = Readonly<Record<string, string>>;

/** Fills a domain that has no apps; answers how many were made. They belong to the first administrator. */
export async function loadSamples(domain: Domain, folder: string): Promise<number> {
  const { view } = domain.store;
  if ((await view.apps.list({})).length > 0) return 0;
  const administrator = (await view.users.list({ offset: 0, limit: 100 })).find((user) => user.administrator);
  if (!administrator) return 0;
  const { id, code, name, locale } = administrator;
  const user = { id, code, name, locale, timeZone: domain.timeZone, administrator: true };
  for (const sample of samples)
    await load(domain, { user, method: "password", belonging: nowhere }, sample, folder);
  return samples.length;
}

async function load(domain: Domain, actor: Actor, sample: Sample, folder: string): Promise<void> {
  const rows: readonly Row[] = parse(await readFile(join(folder, sample.file)), { columns: true });
  const app = await make(domain, { actor, guestSpace: null, now: domain.now() }, sample, rows);
  const asking = { domain, actor, app, guestSpace: null };
  for (let from = 0; from < rows.length; from += 100) {
    const records = rows.slice(from, from + 100).map((row, i) => ({
      path: `records[${from + i}]`,
      given: Object.fromEntries(sample.fields.map((field) => [field.code, { value: row[field.code] }])),
    }));
    await domain.store.write((store) => addRecords(store, asking, records));
  }
}

/** The settings in one unit: an app is there with its form and views, or not at all. */
async function make(domain: Domain, caller: Caller, sample: Sample, rows: readonly Row[]): Promise<number> {
  const { name, description, icon, theme, titleField } = sample;
  const app = await domain.store.write(async (store) => {
    const { id } = await createApp(store, caller, { name }, domain.language);
    const change = { ...caller, app: id };
    await addFormFields(store, change, propertiesOf(sample, rows));
    await updateLayout(store, change, layoutOf(sample));
    await updateViews(store, change, viewsOf(sample));
    await updateGeneral(store, domain, change, {
      description,
      theme,
      icon: { type: "PRESET", key: icon, file: undefined },
      titleField: { selectionMode: "MANUAL", code: titleField },
    });
    return id;
  });
  await deploy(domain, caller, [{ app }]);
  return app;
}

function propertiesOf({ fields }: Sample, rows: readonly Row[]) {
  return Object.fromEntries(
    fields.map(({ code, label, type, settings }) => {
      const chosen = type === "DROP_DOWN" || type === "RADIO_BUTTON";
      return [code, { code, label, type, ...settings, ...(chosen && { options: optionsOf(code, rows) }) }];
    }),
  );
}

function optionsOf(code: string, rows: readonly Row[]) {
  const labels = [...new Set(rows.map((row) => row[code] ?? ""))].filter(Boolean);
  return Object.fromEntries(labels.map((label, index) => [label, { label, index }]));
}

function layoutOf({ fields, rows }: Sample) {
  const byCode = new Map(fields.map((field) => [field.code, field]));
  return rows.map((codes) => ({ type: "ROW", fields: codes.flatMap((code) => place(byCode.get(code))) }));
}

const place = (field: SampleField | undefined) =>
  field ? [{ type: field.type, code: field.code, size: { width: field.width ?? 180 } }] : [];

function viewsOf({ views }: Sample) {
  return Object.fromEntries(views.map((view, index) => [view.name, { ...view, index }]));
}
