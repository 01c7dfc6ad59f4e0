import type { Belonging } from "../core/permissions/actor.ts";

/** Who belongs where: the part of the door behind kintone's User API. Ids are never given out again. */

export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** The texts of kintone's User object that are about the person and not about signing in. */
export const profileTexts = [
  "surName",
  "givenName",
  "surNameReading",
  "givenNameReading",
  "localName",
  "localNameLocale",
  "description",
  "phone",
  "mobilePhone",
  "extensionNumber",
  "callto",
  "url",
  "employeeNumber",
  "birthDate",
  "joinDate",
] as const;

/** Absent means unset. */
export type Profile = { readonly [text in (typeof profileTexts)[number]]?: string } & {
  readonly sortOrder?: number;
  readonly customItemValues?: readonly CustomItem[];
};
export interface CustomItem {
  readonly code: string;
  readonly value: string;
}
/** A profile as it is kept, with the codes of the services that the user may use. */
export interface KeptProfile {
  readonly profile: Profile;
  readonly services: readonly string[];
}

/** A department. */
export interface Organization {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly localName: string;
  readonly localNameLocale: string;
  /** null: at the top */
  readonly parentId: number | null;
  readonly description: string;
}
/** A job title. */
export interface Title {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly description: string;
}
export interface Group {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly type: "static" | "dynamic";
  readonly description: string;
}
/** Groups that every domain has, and whose members nobody lists: a rule says who they are. */
export const builtInGroups = { everyone: 1, administrators: 2 } as const;

export interface Membership {
  readonly organizationId: number;
  readonly titleId: number | null;
}
export interface Member {
  readonly userId: number;
  readonly titleId: number | null;
}

/** An import of a CSV file. */
export interface Import {
  readonly id: number;
  readonly kind: string;
  readonly fileKey: string;
  readonly actorId: number;
  /** how the file is to be read: what whoever asked for the import said beside it */
  readonly options: string;
  readonly state: "running" | "done" | "failed";
  /** a problem as JSON: what went wrong with a failed one */
  readonly problem: string | null;
  readonly createdAt: number;
  /** when the process that works on it was last heard of */
  readonly touchedAt: number;
}

interface Named<T> {
  byIds(ids: readonly number[]): Promise<T[]>;
  byCodes(codes: readonly string[]): Promise<T[]>;
  /** by id */
  list(page?: Slice): Promise<T[]>;
}
interface ChangeNamed<T extends { id: number }> extends Named<T> {
  add(one: Omit<T, "id">): Promise<T>;
  change(id: number, change: Partial<Omit<T, "id">>): Promise<void>;
  remove(ids: readonly number[]): Promise<void>;
}

export interface DirectoryReader {
  /** what permissions ask about the caller; kept while nobody changes the directory */
  belonging(userId: number): Promise<Belonging>;
  /** of everybody asked for, also of those who have none yet */
  profiles(userIds: readonly number[]): Promise<ReadonlyMap<number, KeptProfile>>;
  readonly organizations: Named<Organization>;
  readonly titles: Named<Title>;
  readonly groups: Named<Group>;
  /** in the user's order, the first is the primary one */
  memberships(userIds: readonly number[]): Promise<ReadonlyMap<number, readonly Membership[]>>;
  members(organizationId: number, page: Slice): Promise<Member[]>;
  /** the groups that list the user; the built-in ones list nobody */
  groupsOf(userIds: readonly number[]): Promise<ReadonlyMap<number, readonly Group[]>>;
  /** the ids of users, ascending; of the built-in groups too */
  groupMembers(groupId: number, page: Slice): Promise<number[]>;
  getImport(id: number): Promise<Import | undefined>;
  /** the rules of dynamic groups, as JSON, by the ids of the groups */
  groupRules(): Promise<ReadonlyMap<number, string>>;
}
export interface DirectoryWriter extends DirectoryReader {
  readonly organizations: ChangeNamed<Organization>;
  readonly titles: ChangeNamed<Title>;
  readonly groups: ChangeNamed<Group>;
  setProfile(userId: number, kept: KeptProfile): Promise<void>;
  setMemberships(userId: number, memberships: readonly Membership[]): Promise<void>;
  setGroupsOf(userId: number, groupIds: readonly number[]): Promise<void>;
  setGroupMembers(groupId: number, userIds: readonly number[]): Promise<void>;
  /** "" takes it away */
  setGroupRule(groupId: number, rule: string): Promise<void>;
  /** Nobody else changes who belongs where until the unit ends: what is read from now on stays true. */
  hold(): Promise<void>;
  /** takes somebody out of everything here */
  forget(userId: number): Promise<void>;
  addImport(one: Omit<Import, "id">): Promise<Import>;
  changeImport(id: number, change: Partial<Omit<Import, "id">>): Promise<void>;
}
