import { message } from "../../core/errors/problem.ts";
import {
  boolean,
  enumOf,
  id,
  integer,
  list,
  object,
  optional,
  type Shape,
  text,
} from "../../core/input/shape.ts";
import { parseDate } from "../../core/time.ts";
import { services } from "../../users/set-services.ts";
import { newUser, notBlank, ownProfile, textThat } from "../user-shapes.ts";

/** What the User API takes. Of lists it takes a hundred, of members of one group a thousand. */
export const code = textThat(128, notBlank);
const name = textThat(128, notBlank);
const some = { min: 1, max: 100 };

export const page = {
  offset: optional(integer({ min: 0 })),
  size: optional(integer({ min: 1, max: 100 })),
};
export const chosen = {
  ids: optional(list(id, { max: 100 })),
  codes: optional(list(text({ max: 128 }), { max: 100 })),
  ...page,
};
export const codes = { codes: list(code, some) };
export const newCodes = { codes: list(object({ currentCode: code, newCode: code }), some) };

const date = textThat(10, (value) =>
  value === "" || parseDate(value) === value ? undefined : message("badDate"),
);
const nameLocale = optional(enumOf("ja", "en", "zh", "zh-TW", "es", "pt-BR", "th"));

/** "" empties it: not the first place, but none. */
const sortOrder: Shape<number | null> = {
  ...integer({ min: 0, max: 99_999_999 }),
  read: (value, path, problems) =>
    value === "" ? null : integer({ min: 0, max: 99_999_999 }).read(value, path, problems),
};

const profile = {
  surName: optional(text({ max: 64 })),
  givenName: optional(text({ max: 64 })),
  surNameReading: optional(text({ max: 64 })),
  givenNameReading: optional(text({ max: 64 })),
  localName: optional(text({ max: 128 })),
  localNameLocale: nameLocale,
  description: optional(text({ max: 1000 })),
  phone: optional(text({ max: 100 })),
  mobilePhone: optional(text({ max: 100 })),
  extensionNumber: optional(text({ max: 100 })),
  callto: optional(text({ max: 256 })),
  url: optional(text({ max: 256 })),
  employeeNumber: optional(text({ max: 100 })),
  birthDate: optional(date),
  joinDate: optional(date),
  sortOrder: optional(sortOrder),
  customItemValues: optional(list(object({ code, value: optional(text({ max: 10_000 })) }), { max: 100 })),
};
const account = {
  email: ownProfile.email,
  locale: ownProfile.locale,
  timezone: ownProfile.timeZone,
  valid: optional(boolean),
};

export const newUsers = {
  users: list(object({ ...profile, ...account, code, name, password: newUser.password }), some),
};
export const changedUsers = {
  users: list(
    object({
      ...profile,
      ...account,
      code,
      name: optional(name),
      password: optional(newUser.password),
      primaryOrganization: optional(id),
    }),
    some,
  ),
};
export const userServices = {
  users: list(object({ code, services: list(enumOf(...services), { max: 100 }) }), some),
};

const organization = {
  code,
  localName: optional(text({ max: 128 })),
  localNameLocale: nameLocale,
  parentCode: optional(text({ max: 128 })),
  description: optional(text({ max: 1000 })),
};
export const newOrganizations = { organizations: list(object({ ...organization, name }), some) };
export const changedOrganizations = {
  organizations: list(object({ ...organization, name: optional(name) }), some),
};
export const userOrganizations = {
  userOrganizations: list(
    object({
      code,
      organizations: list(object({ orgCode: code, titleCode: optional(text({ max: 128 })) }), { max: 100 }),
    }),
    some,
  ),
};

const described = { code, description: optional(text({ max: 1000 })) };
export const newGroups = {
  groups: list(object({ ...described, name, type: enumOf("static", "dynamic") }), some),
};
export const changedGroups = { groups: list(object({ ...described, name: optional(name) }), some) };
export const newTitles = { titles: list(object({ ...described, name }), some) };
export const changedTitles = { titles: list(object({ ...described, name: optional(name) }), some) };
export const groupMembers = { code, users: list(code, { max: 1000 }) };
export const groupsOfUser = { code, groups: list(code, { max: 1000 }) };
