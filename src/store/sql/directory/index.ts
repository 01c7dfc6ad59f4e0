import type { DirectoryReader, DirectoryWriter } from "../../directory.ts";
import type { Connection } from "../connection.ts";
import type { Documents } from "../documents.ts";
import { command } from "../statement.ts";
import { readBelonging, rememberedBelonging } from "./belonging.ts";
import { groupMembers, groupsOf, setGroupMembers, setGroupsOf } from "./group-members.ts";
import { groupRules, setGroupRule } from "./group-rules.ts";
import { addImport, changeImport, getImport, lockImport } from "./imports.ts";
import { membershipsOf, membersOf, setMemberships } from "./memberships.ts";
import { namedReader, namedWriter } from "./named.ts";
import { profilesOf, setProfile } from "./profiles.ts";
import { touch } from "./version.ts";

export function directoryReader(connection: Connection, documents: Documents): DirectoryReader {
  return {
    belonging: rememberedBelonging(connection, documents),
    profiles: (ids) => profilesOf(connection, ids),
    organizations: namedReader("organizations", connection),
    titles: namedReader("titles", connection),
    groups: namedReader("groups", connection),
    memberships: (ids) => membershipsOf(connection, ids),
    members: (id, page) => membersOf(connection, id, page),
    groupsOf: (ids) => groupsOf(connection, ids),
    groupMembers: (id, page) => groupMembers(connection, id, page),
    getImport: (id) => getImport(connection, id),
    groupRules: () => groupRules(connection),
  };
}

const forgetProfile = command((db, given: { id: number }) =>
  db.deleteFrom("profiles").where("userId", "=", given.id),
);

export function directoryWriter(connection: Connection, documents: Documents): DirectoryWriter {
  return {
    ...directoryReader(connection, documents),
    belonging: (id) => readBelonging(connection, id),
    getImport: (id) => lockImport(connection, id),
    organizations: namedWriter("organizations", connection),
    titles: namedWriter("titles", connection),
    groups: namedWriter("groups", connection),
    setProfile: (id, kept) => setProfile(connection, id, kept),
    setMemberships: (id, memberships) => setMemberships(connection, id, memberships),
    setGroupsOf: (id, groups) => setGroupsOf(connection, id, groups),
    setGroupMembers: (id, users) => setGroupMembers(connection, id, users),
    setGroupRule: (id, rule) => setGroupRule(connection, id, rule),
    hold: () => touch(connection),
    async forget(id) {
      await forgetProfile(connection, { id });
      await setMemberships(connection, id, []);
      await setGroupsOf(connection, id, []);
      await touch(connection);
    },
    addImport: (one) => addImport(connection, one),
    changeImport: (id, change) => changeImport(connection, id, change),
  };
}
