import { stringify } from "csv-stringify/sync";
import iconv from "iconv-lite";
import { type Charset, type CsvKind, plainColumns, userColumns } from "../../core/users/csv.ts";
import type { Organization, Reader, User } from "../../store/store.ts";
import { isBuiltIn } from "../administrators.ts";
import { customItems } from "../custom-items/items.ts";
import { isAdministrators, isBuiltInGroup } from "../groups/built-in.ts";
import { unchanged } from "./kinds.ts";

type Row = readonly string[];

/** Everything of one kind, in the columns that an import takes: importing it again changes nothing. */
export async function exportRows(store: Reader, kind: CsvKind): Promise<Row[]> {
  return exports[kind](store);
}

export function writeCsv(rows: readonly Row[], charset: Charset): Buffer {
  const text = stringify(
    rows.map((row) => [...row]),
    { quoted: true, quoted_empty: true, record_delimiter: "windows" },
  );
  if (charset === "Shift_JIS") return iconv.encode(text, "Shift_JIS");
  return Buffer.from(charset === "UTF-8-BOM" ? `\ufeff${text}` : text, "utf8");
}

const exports: { readonly [kind in CsvKind]: (store: Reader) => Promise<Row[]> } = {
  user: exportUsers,
  userServices: (store) =>
    perUser(store, async (ids) => {
      const profiles = await store.directory.profiles(ids);
      return (id) => [...(profiles.get(id)?.services ?? [])];
    }),
  organization: exportOrganizations,
  userOrganizations: exportMemberships,
  userGroups: exportGroupsOfUsers,
  title: async ({ directory }) => (await directory.titles.list()).map(plain),
  group: async ({ directory }) =>
    (await directory.groups.list()).filter((group) => !isBuiltInGroup(group)).map(plain),
};

function plain(one: { code: string; name: string; description: string }): Row {
  const given: Readonly<Record<string, string>> = { ...one, newCode: unchanged, delete: "" };
  return plainColumns.map((column) => given[column] ?? "");
}

const pageSize = 500;

async function* pages(store: Reader): AsyncGenerator<User[]> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await store.users.list({ offset, limit: pageSize });
    yield page.filter((user) => !isBuiltIn(user));
    if (page.length < pageSize) return;
  }
}

/** A row for each user: the login name, and what this says of the user. */
async function perUser(
  store: Reader,
  about: (ids: number[], page: readonly User[]) => Promise<(id: number, user: User) => string[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages(store)) {
    const ids = page.map(({ id }) => id);
    const of = await about(ids, page);
    rows.push(...page.map((user) => [user.code, ...of(user.id, user)]));
  }
  return rows;
}

async function exportUsers(store: Reader): Promise<Row[]> {
  const items = await customItems(store);
  return perUser(store, async (ids) => {
    const profiles = await store.directory.profiles(ids);
    return (id, user) => {
      const given: Readonly<Record<string, unknown>> = {
        ...profiles.get(id)?.profile,
        name: user.name,
        email: user.email,
        valid: user.valid ? "1" : "0",
        locale: user.locale,
        timezone: user.timeZone,
        newCode: unchanged,
        password: unchanged,
      };
      const own = profiles.get(id)?.profile.customItemValues ?? [];
      return [
        ...userColumns.slice(1).map((column) => String(given[column] ?? "")),
        ...items.map(({ code }) => own.find((one) => one.code === code)?.value ?? ""),
      ];
    };
  });
}

/** Parents stand before their children, as an import needs them. */
async function exportOrganizations({ directory }: Reader): Promise<Row[]> {
  const all = await directory.organizations.list();
  const codes = new Map(all.map(({ id, code }) => [id, code]));
  const below = new Map<number | null, Organization[]>();
  for (const one of all) below.set(one.parentId, [...(below.get(one.parentId) ?? []), one]);
  const rows: Row[] = [];
  const add = (parentId: number | null) => {
    for (const one of below.get(parentId) ?? []) {
      const parent = one.parentId === null ? "" : (codes.get(one.parentId) ?? "");
      const { code, name, localName, localNameLocale, description } = one;
      rows.push([code, name, unchanged, parent, localName, localNameLocale, description, ""]);
      add(one.id);
    }
  };
  add(null);
  return rows;
}

function exportMemberships(store: Reader): Promise<Row[]> {
  return perUser(store, async (ids) => {
    const memberships = await store.directory.memberships(ids);
    const codes = new Map((await store.directory.organizations.list()).map(({ id, code }) => [id, code]));
    const titles = new Map((await store.directory.titles.list()).map(({ id, code }) => [id, code]));
    return (id) =>
      (memberships.get(id) ?? []).flatMap(({ organizationId, titleId }) => [
        codes.get(organizationId) ?? "",
        titleId === null ? "" : (titles.get(titleId) ?? ""),
      ]);
  });
}

function exportGroupsOfUsers(store: Reader): Promise<Row[]> {
  return perUser(store, async (ids) => {
    const groups = await store.directory.groupsOf(ids);
    const administrators = (await store.directory.groups.list()).find(isAdministrators);
    return (id, user) => [
      ...(user.administrator && administrators ? [administrators.code] : []),
      ...(groups.get(id) ?? []).filter(({ type }) => type === "static").map(({ code }) => code),
    ];
  });
}
