import { tableOf } from "../apps/table.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import { isOff } from "../core/fields/base/switched.ts";
import type { Field, FieldType } from "../core/fields/field.ts";
import { typeOf } from "../core/fields/index.ts";
import type { ProcessSettings } from "../core/process/settings.ts";
import type { App, RecordTable } from "../store/store.ts";

/** A field of a form with everything that reading and writing its values needs. */
export interface FormField {
  readonly field: Field;
  readonly type: FieldType;
  readonly code: string;
  /** `"code":{"type":"…","value":` of the record's JSON */
  readonly member: string;
  /** an empty value is refused */
  readonly required: boolean;
  /** of a table: the fields of its rows */
  readonly inner?: readonly FormField[];
}

/** An app's form, prepared once for as long as its settings stay the same. */
export interface Form {
  readonly settings: AppSettings;
  readonly table: RecordTable;
  /** the fields that people fill, in the order of the form */
  readonly own: readonly FormField[];
  readonly system: readonly FormField[];
  /** parts of the form that records have no value for */
  readonly valueless: readonly FormField[];
  /** those of them that records show: not the fields of what is switched off */
  readonly shown: readonly FormField[];
  /** undefined: process management is off */
  readonly process: FormProcess | undefined;
  readonly byCode: ReadonlyMap<string, FormField>;
  /** the own fields that must be looked up, and the tables that hold some: users, files */
  readonly mentioning: readonly FormField[];
  readonly unique: readonly FormField[];
  readonly tables: readonly FormField[];
}

/** A process with the two fields that tell where a record stands in it. */
export interface FormProcess extends ProcessSettings {
  readonly status: FormField;
  readonly assignee: FormField;
}

const forms = new WeakMap<AppSettings, Form>();

export function formOf({ app, settings }: { app: App; settings: AppSettings }): Form {
  const known = forms.get(settings);
  if (known?.table.appId === app.id) return known;
  const fields = settings.fields.map(prepare);
  const own = fields.filter(({ type }) => !type.system && type.holdsValue);
  const form = {
    settings,
    table: tableOf(settings, app.id),
    own,
    system: fields.filter(({ type }) => type.system),
    valueless: fields.filter(({ type }) => !type.holdsValue),
    shown: fields.filter(({ type, field }) => type.system && !isOff(field)),
    process: processOf(settings, fields),
    byCode: new Map(fields.map((at) => [at.code, at])),
    mentioning: own.filter((at) => withInner(at).some(({ type }) => type.mentions)),
    unique: own.filter(({ field, type }) => type.canBeUnique && field.unique),
    tables: own.filter(({ inner }) => inner),
  };
  forms.set(settings, form);
  return form;
}

/** The field itself, or those of its rows. */
export const withInner = (at: FormField): readonly FormField[] => at.inner ?? [at];

function processOf({ process }: AppSettings, fields: readonly FormField[]): FormProcess | undefined {
  const [status, assignee] = ["STATUS", "STATUS_ASSIGNEE"].map((name) =>
    fields.find(({ type }) => type.type === name),
  );
  return process?.enable && status && assignee ? { ...process, status, assignee } : undefined;
}

function prepare(field: Field): FormField {
  const type = typeOf(field);
  return {
    ...(field.fields && { inner: field.fields.map(prepare) }),
    field,
    type,
    code: field.code,
    member: `${JSON.stringify(field.code)}:{"type":${JSON.stringify(field.type)},"value":`,
    required:
      field.required === true && type.requiredIsEnforced && type.formula?.expression(field) === undefined,
  };
}
