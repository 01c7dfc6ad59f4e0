/** The columns of each kind of file, by kintone's names; the server reads them in this order. */
export const kinds = {
  user: [
    "login name",
    "display name",
    "new login name",
    "password",
    "surName",
    "givenName",
    "surNameReading",
    "givenNameReading",
    "localName",
    "localNameLocale",
    "email",
    "valid (1/0)",
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
    "delete (1)",
  ],
  organization: [
    "code",
    "name",
    "new code",
    "parentCode",
    "localName",
    "localNameLocale",
    "description",
    "delete (1)",
  ],
  title: ["code", "name", "new code", "description", "delete (1)"],
  userOrganizations: ["login name", "department code", "title code", "department code", "title code", "…"],
  group: ["code", "name", "new code", "description", "delete (1)"],
  userGroups: ["login name", "group code", "group code", "…"],
  userServices: ["login name", "service", "…"],
} as const;
export type Kind = keyof typeof kinds;

export const charsets = ["UTF-8-BOM", "UTF-8", "Shift_JIS"] as const;
export type Charset = (typeof charsets)[number];
