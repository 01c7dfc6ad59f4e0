import { readRecordAddress } from "../pages/detail/address.ts";
import type { OpenProcess } from "../pages/detail/process/data.ts";
import { api } from "../parts/api.ts";
import type { AppForm } from "../parts/app-form.ts";
import type { Fields } from "../parts/form.ts";
import type { RecordData } from "../parts/records.ts";
import { appIn } from "./document.ts";
import { isRunning } from "./events.ts";
import { isOn, screen } from "./screen.ts";
import { statusHistory } from "./status-history.ts";

/** kintone.app.record: the record that is open. */

export function getId(): number | null {
  const onRecord = appIn(location.pathname) !== undefined && location.pathname.endsWith("/show");
  const { record } = onRecord ? readRecordAddress(location.hash) : {};
  return record === undefined ? null : Number(record);
}

/** In a handler the event has the record, and kintone gives none here. */
export function get(): { record: object } | null {
  const record = isRunning() ? undefined : screen()?.record?.();
  return record ? { record } : null;
}

export function set(given: { readonly record?: unknown }): void {
  if (!isRunning()) screen()?.set?.(given?.record);
}

export function getHeaderMenuSpaceElement(): HTMLElement | null {
  return isOn("detail", "create", "edit") ? document.getElementById("record-header-menu-space") : null;
}

export function getSpaceElement(elementId: string): HTMLElement | null {
  if (!elementId || !isOn("detail", "create", "edit")) return null;
  return document.getElementById(`user-js-${elementId}`);
}

/** Where a field's value is drawn on the record's page. */
export function getFieldElement(code: string): HTMLElement | null {
  const field = isOn("detail") ? screen()?.form?.fields[code] : undefined;
  if (!field || noElement.includes(field.type)) return null;
  const place = document.querySelector<HTMLElement>(`.record-gaia [data-field-code="${CSS.escape(code)}"]`);
  return place?.querySelector<HTMLElement>(".control-value-gaia") ?? place;
}
const noElement = ["STATUS", "STATUS_ASSIGNEE"];

/** A field, a group, a table or one of its columns; its value stays and is saved. */
export function setFieldShown(code: string, shown: boolean): void {
  const marks = screen()?.marks;
  if (!marks) return;
  const others = marks.now().hidden.filter((one) => one !== code);
  marks.mark({ hidden: shown ? others : [...others, code] });
}
export async function isFieldVisible(code: string): Promise<boolean> {
  const { form, marks } = onRecord();
  return codesOf(form.fields).includes(code) && marks?.now().hidden.includes(code) !== true;
}
export function setGroupFieldOpen(code: string, open: boolean): void {
  const marks = screen()?.marks;
  marks?.mark({ open: { ...marks.now().open, [code]: open } });
}
export async function isGroupFieldOpen(code: string): Promise<boolean> {
  const { form } = onRecord();
  const place = document.querySelector(
    `.record-gaia [data-group-code="${CSS.escape(code)}"] [aria-expanded]`,
  );
  if (!place) return form.fields[code]?.openGroup === true;
  return place.getAttribute("aria-expanded") === "true";
}

/** What the reader may do with the record. */
export async function getPermissions(): Promise<{ editRecord: boolean; deleteRecord: boolean }> {
  const { form } = onRecord();
  const { recordEditable, recordDeletable } = form.rights;
  const { record } = await rightsOfRecord(form);
  return {
    editRecord: recordEditable && record.editable,
    deleteRecord: recordDeletable && record.deletable,
  };
}
export async function getFieldPermissions() {
  const { fields } = await rightsOfRecord(onRecord().form);
  return Object.fromEntries(
    Object.entries(fields).map(([code, { viewable, editable }]) => [
      code,
      { readField: viewable, editField: editable },
    ]),
  );
}

/** The actions of the process that the reader can run now. */
export async function getStatusActions() {
  const { actions } = await openProcess();
  return actions.map(({ name, nextStatus }) => ({ name, nextStatus }));
}
/** Who works on the record. kintone tells who has run which action; here whoever did is no assignee any more. */
export async function getAssignees(): Promise<{ assignee: Person; action: string | null }[]> {
  const { record } = await readRecord();
  const cell = Object.values(record).find(({ type }) => type === "STATUS_ASSIGNEE");
  return ((cell?.value ?? []) as Person[]).map(({ code, name }) => ({
    assignee: { code, name },
    action: null,
  }));
}

/** Where the record stood before, the newest first. */
export async function getStatusHistory(offset = 0, limit = 20) {
  const { app, id } = here();
  const all = await statusHistory(app, id, offset + limit);
  return all.slice(offset, offset + limit);
}

interface Person {
  readonly code: string;
  readonly name: string;
}
interface Rights {
  readonly record: { readonly editable: boolean; readonly deletable: boolean };
  readonly fields: Readonly<Record<string, { readonly viewable: boolean; readonly editable: boolean }>>;
}

/** kintone leaves open what happens elsewhere: here it is an error that says so. */
function onRecord() {
  const now = screen();
  if (!now?.form || now.is === "list") throw new Error("there is no record on this screen");
  return { form: now.form, marks: now.marks };
}
function here(): { readonly app: string; readonly id: string } {
  const id = getId();
  if (id === null) throw new Error("there is no saved record on this screen");
  return { app: onRecord().form.app, id: String(id) };
}
const openProcess = () => {
  const { app, id } = here();
  return api.get<OpenProcess>(`/tonari/v1/apps/${app}/records/${id}/process`);
};
const readRecord = () => api.get<{ record: RecordData }>("/k/v1/record.json", here());
async function rightsOfRecord({ app }: AppForm): Promise<Rights> {
  const { id } = here();
  const { rights } = await api.get<{ rights: [Rights] }>("/k/v1/records/acl/evaluate.json", {
    app,
    ids: [id],
  });
  return rights[0];
}
function codesOf(fields: Fields): string[] {
  return Object.values(fields).flatMap(({ code, fields }) => [code, ...codesOf((fields ?? {}) as Fields)]);
}
