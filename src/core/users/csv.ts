/** What can be imported and exported as CSV, by kintone's names. The last two names are not documented by kintone. */
export const csvKinds = [
  "user",
  "userServices",
  "organization",
  "userOrganizations",
  "userGroups",
  "title",
  "group",
] as const;
export type CsvKind = (typeof csvKinds)[number];

export const charsets = ["UTF-8", "UTF-8-BOM", "Shift_JIS"] as const;
export type Charset = (typeof charsets)[number];

/** kintone's order. */
export const userColumns = [
  "code",
  "name",
  "newCode",
  "password",
  "surName",
  "givenName",
  "surNameReading",
  "givenNameReading",
  "localName",
  "localNameLocale",
  "email",
  "valid",
  "locale",
  "timezone",
  "phone",
  "extensionNumber",
  "mobilePhone",
  "url",
  "employeeNumber",
  "joinDate",
  "birthDate",
  "description",
  "sortOrder",
  "callto",
  "delete",
] as const;
export const organizationColumns = [
  "code",
  "name",
  "newCode",
  "parentCode",
  "localName",
  "localNameLocale",
  "description",
  "delete",
] as const;
/** of job titles and of groups */
export const plainColumns = ["code", "name", "newCode", "description", "delete"] as const;
