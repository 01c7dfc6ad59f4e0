import type { Language } from "../errors/language.ts";
import type { Field } from "../fields/field.ts";
import type { AppAclRow, AppSettings, GeneralSettings } from "./settings.ts";

/** What a new app looks like before anybody has touched it. */
export function newApp(name: string, language: Language): AppSettings {
  const fields = systemFields(language);
  return {
    general: { name, ...generalDefaults, firstMonthOfFiscalYear: language === "ja" ? 4 : 1 },
    fields,
    layout: [],
    views: [],
    acl: defaultAcl,
    tokens: [],
    nextId: fields.length + 1,
  };
}

type SystemType = "RECORD_NUMBER" | "CREATOR" | "CREATED_TIME" | "MODIFIER" | "UPDATED_TIME" | SwitchedType;
type SwitchedType = "STATUS" | "STATUS_ASSIGNEE" | "CATEGORY";
const switchedTypes: readonly SwitchedType[] = ["STATUS", "STATUS_ASSIGNEE", "CATEGORY"];
const systemTypes: readonly SystemType[] = [
  "RECORD_NUMBER",
  "CREATOR",
  "CREATED_TIME",
  "MODIFIER",
  "UPDATED_TIME",
  ...switchedTypes,
];

/** Measured on kintone: the language of who makes the app names them. Their codes can be changed later. */
const labels: Record<Language, Record<SystemType, string>> = {
  ja: {
    RECORD_NUMBER: "レコード番号",
    CREATOR: "作成者",
    CREATED_TIME: "作成日時",
    MODIFIER: "更新者",
    UPDATED_TIME: "更新日時",
    STATUS: "ステータス",
    STATUS_ASSIGNEE: "作業者",
    CATEGORY: "カテゴリー",
  },
  en: {
    RECORD_NUMBER: "Record number",
    CREATOR: "Created by",
    CREATED_TIME: "Created datetime",
    MODIFIER: "Updated by",
    UPDATED_TIME: "Updated datetime",
    STATUS: "Status",
    STATUS_ASSIGNEE: "Assignee",
    CATEGORY: "Categories",
  },
  zh: {
    RECORD_NUMBER: "记录编号",
    CREATOR: "创建人",
    CREATED_TIME: "创建时间",
    MODIFIER: "更新人",
    UPDATED_TIME: "更新时间",
    STATUS: "状态",
    STATUS_ASSIGNEE: "执行者",
    CATEGORY: "类别",
  },
};
const codeOf = (label: string) => label.replaceAll(" ", "_");

function systemFields(language: Language): Field[] {
  return systemTypes.map((type, index) => {
    const label = labels[language][type];
    const field = { id: index + 1, type, code: codeOf(label), label };
    return isSwitched(type) ? { ...field, enabled: false } : { ...field, noLabel: false };
  });
}
const isSwitched = (type: string) => switchedTypes.some((one) => one === type);

/** An app that is older than process management gets its fields, in the language of those that it has. */
export function withSwitchedFields(app: AppSettings, firstId: number): AppSettings {
  const missing = switchedTypes.filter((type) => !app.fields.some((field) => field.type === type));
  if (missing.length === 0) return app;
  const named = Object.keys(labels).find((one) =>
    app.fields.some(({ type, code }) => code === codeOf(labels[one as Language][type as SystemType] ?? "")),
  );
  const names = labels[(named ?? "en") as Language];
  const fields = missing.map((type, index) => {
    return { id: firstId + index, type, code: codeOf(names[type]), label: names[type], enabled: false };
  });
  const nextId = Math.max(app.nextId, firstId + missing.length);
  return { ...app, fields: [...app.fields, ...fields], nextId };
}

/** The codes that the system fields of this type have in some language: nobody else may take them. */
export function systemCodes(type: string): readonly string[] {
  return systemTypes.some((one) => one === type)
    ? Object.values(labels).map((names) => codeOf(names[type as SystemType]))
    : [];
}
export const allSystemCodes: readonly string[] = systemTypes.flatMap(systemCodes);

const generalDefaults: Omit<GeneralSettings, "name" | "firstMonthOfFiscalYear"> = {
  description: "",
  icon: { type: "PRESET", key: "APP72" },
  theme: "WHITE",
  titleField: { selectionMode: "AUTO" },
  enableThumbnails: true,
  enableBulkDeletion: false,
  enableComments: true,
  enableDuplicateRecord: true,
  enableInlineRecordEditing: true,
  numberPrecision: { digits: 16, decimalPlaces: 4, roundingMode: "HALF_EVEN" },
};

const recordRights = {
  recordViewable: true,
  recordAddable: true,
  recordEditable: true,
  recordDeletable: true,
};
const defaultAcl: readonly AppAclRow[] = [
  {
    entity: { type: "CREATOR", code: null },
    includeSubs: false,
    ...recordRights,
    appEditable: true,
    recordImportable: true,
    recordExportable: true,
  },
  {
    entity: { type: "GROUP", code: "everyone" },
    includeSubs: false,
    ...recordRights,
    appEditable: false,
    recordImportable: false,
    recordExportable: false,
  },
];
