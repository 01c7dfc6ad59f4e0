import { hashPassword } from "../../auth/passwords.ts";
import { message, problem } from "../../core/errors/problem.ts";
import type { Given } from "../../core/input/given.ts";
import { parameters } from "../../core/input/shape.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import { type CsvKind, organizationColumns, plainColumns, userColumns } from "../../core/users/csv.ts";
import type { CustomItem } from "../../store/store.ts";
import { addUsers } from "../../users/add-users.ts";
import { changeUsers } from "../../users/change-users.ts";
import type { Plan, Step } from "../../users/csv/import.ts";
import { unchanged } from "../../users/csv/kinds.ts";
import { atRow } from "../../users/csv/read.ts";
import { customItems } from "../../users/custom-items/items.ts";
import { deleteUsers } from "../../users/delete-users.ts";
import { addGroups } from "../../users/groups/add.ts";
import { changeGroups } from "../../users/groups/change.ts";
import { deleteGroups } from "../../users/groups/delete.ts";
import { renameGroups } from "../../users/groups/rename.ts";
import { setGroupsOf } from "../../users/groups/set-groups.ts";
import type { Named } from "../../users/named.ts";
import { addOrganizations } from "../../users/organizations/add.ts";
import { changeOrganizations } from "../../users/organizations/change.ts";
import { deleteOrganizations } from "../../users/organizations/delete.ts";
import { renameOrganizations } from "../../users/organizations/rename.ts";
import { setMemberships } from "../../users/organizations/set-memberships.ts";
import { renameUsers } from "../../users/rename-users.ts";
import { setServices } from "../../users/set-services.ts";
import { addTitles, changeTitles, deleteTitles, renameTitles } from "../../users/titles/titles.ts";
import {
  changedGroups,
  changedOrganizations,
  changedTitles,
  changedUsers,
  groupsOfUser,
  newCodes,
  newGroups,
  newOrganizations,
  newTitles,
  newUsers,
  userOrganizations,
  userServices,
} from "./shapes.ts";
import { newPerson, personChange } from "./users.ts";

/** A row of a CSV file is a small request to the same verbs that the API calls. */

interface Importing {
  readonly actor: Actor;
  readonly now: number;
}

/** An option: columns of the organisation's own items may be missing at the end. */
export const variableItems = "variableItems";

export const planImport: Plan = async (kind, rows, { actor, domain, options, alive }) => {
  const importing = { actor, now: domain.now() };
  if (kind === "user") {
    const items = (await customItems(domain.store.view)).map(({ code }) => code);
    return planUsers(rows, { ...importing, items, variable: options === variableItems }, alive);
  }
  return rows.map((row, index) => stepsOf[kind](row, index + 1, importing));
};

type Cells = Readonly<Record<string, string>>;

/** The cells by column. "*" says nothing about its column. */
function cellsOf(row: readonly string[], columns: readonly string[], at: number): Cells {
  if (row.length !== columns.length) throw problem("SLASH_IL15", { row: at });
  const cells = columns.map((column, index) => [column, row[index] ?? ""] as const);
  return Object.fromEntries(cells.filter(([, cell]) => cell !== unchanged));
}

/** A number of columns with pairs behind it. */
function pairs(cells: readonly string[], at: number): [string, string][] {
  if (cells.length % 2 !== 0) throw problem("SLASH_IL15", { row: at });
  return Array.from({ length: cells.length / 2 }, (_, index): [string, string] => [
    cells[index * 2] ?? "",
    cells[index * 2 + 1] ?? "",
  ]).filter(([first]) => first !== "");
}

// --------------------------------------------------------------------------------------------- users

const heartbeat = 100;

/** Passwords are hashed first, which takes time, and everything is said about a row before the next one is hashed. */
async function planUsers(
  rows: readonly string[][],
  importing: Importing & { readonly items: readonly string[]; readonly variable: boolean },
  alive: () => Promise<void>,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [index, row] of rows.entries()) {
    const { variable } = importing;
    const items = variable
      ? importing.items.slice(0, Math.max(0, row.length - userColumns.length))
      : importing.items;
    const cells = cellsOf(row, [...userColumns, ...items.map(itemColumn)], index + 1);
    const customItemValues = items.flatMap((code) => {
      const value = cells[itemColumn(code)];
      return value === undefined ? [] : [{ code, value }];
    });
    if (index % heartbeat === heartbeat - 1) await alive();
    const { password = "" } = cells;
    if (password.length > 64) {
      throw atRow(index + 1, message("passwordTooLong", { max: 64 }), "password");
    }
    const hash = password === "" ? undefined : await hashPassword(password);
    steps.push(userStep(cells, customItemValues, hash, importing));
  }
  return steps;
}

/** No column of kintone's has a colon. */
const itemColumn = (code: string) => `item:${code}`;

const yesOrNo: Readonly<Record<string, string>> = { "1": "true", "0": "false" };

function userStep(
  cells: Cells,
  customItemValues: readonly CustomItem[],
  hash: string | undefined,
  { actor, now }: Importing,
): Step {
  const { code = "", newCode = "", delete: leaves, password, valid, ...rest } = cells;
  const given: Given = {
    ...withoutEmpty(rest, "locale", "timezone"),
    ...(rest.birthDate && { birthDate: rest.birthDate.replaceAll("/", "-") }),
    ...(rest.joinDate && { joinDate: rest.joinDate.replaceAll("/", "-") }),
    ...(valid !== undefined && { valid: yesOrNo[valid] ?? valid }),
    customItemValues,
    code,
    ...(password && { password }),
  };
  return async (store) => {
    if (leaves === "1") return deleteUsers(store, actor, [{ code, path: "code" }], now);
    if (code !== "" && (await store.users.byCode(code))) {
      const { users } = parameters({ users: [given] }, changedUsers);
      const people = users.map((one) => personChange(one, hash));
      await changeUsers(store, { actor, people, now });
      if (newCode !== "") await renameUsers(store, actor, renaming(code, newCode), now);
      return;
    }
    const { users } = parameters({ users: [given] }, newUsers);
    const people = users.map((one) => newPerson(one, hash ?? ""));
    await addUsers(store, people, now);
  };
}

function withoutEmpty(cells: Cells, ...columns: string[]): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter(([column, cell]) => cell !== "" || !columns.includes(column)),
  );
}

const renaming = (currentCode: string, newCode: string) =>
  parameters({ codes: [{ currentCode, newCode }] }, newCodes).codes;

// --------------------------------------------------------------------------------------------- the other kinds

type StepOf = (row: readonly string[], at: number, importing: Importing) => Step;

const stepsOf: { readonly [kind in Exclude<CsvKind, "user">]: StepOf } = {
  organization(row, at, { now }) {
    const { code = "", newCode = "", delete: leaves, ...rest } = cellsOf(row, organizationColumns, at);
    const organizations = [{ ...rest, code }];
    return async (store) => {
      const { byCodes } = store.directory.organizations;
      if (leaves === "1") return deleteOrganizations(store, [named(code)], now);
      if ((await byCodes([code])).length === 0) {
        return addOrganizations(store, parameters({ organizations }, newOrganizations).organizations);
      }
      await changeOrganizations(store, parameters({ organizations }, changedOrganizations).organizations);
      if (newCode !== "") await renameOrganizations(store, renaming(code, newCode), now);
    };
  },

  title(row, at) {
    const { code = "", newCode = "", delete: leaves, ...rest } = cellsOf(row, plainColumns, at);
    const titles = [{ ...rest, code }];
    return async (store) => {
      if (leaves === "1") return deleteTitles(store, [named(code)]);
      if ((await store.directory.titles.byCodes([code])).length === 0) {
        return addTitles(store, parameters({ titles }, newTitles).titles);
      }
      await changeTitles(store, parameters({ titles }, changedTitles).titles);
      if (newCode !== "") await renameTitles(store, renaming(code, newCode));
    };
  },

  /** A new group is a static one. */
  group(row, at, { now }) {
    const { code = "", newCode = "", delete: leaves, ...rest } = cellsOf(row, plainColumns, at);
    return async (store) => {
      if (leaves === "1") return deleteGroups(store, [named(code)], now);
      if ((await store.directory.groups.byCodes([code])).length === 0) {
        const groups = [{ ...rest, code, type: "static" }];
        return addGroups(store, parameters({ groups }, newGroups).groups);
      }
      await changeGroups(store, parameters({ groups: [{ ...rest, code }] }, changedGroups).groups);
      if (newCode !== "") await renameGroups(store, renaming(code, newCode), now);
    };
  },

  userOrganizations([code = "", ...cells], at) {
    const organizations = pairs(cells, at).map(([orgCode, titleCode]) => ({ orgCode, titleCode }));
    const given = { userOrganizations: [{ code, organizations }] };
    return async (store) => setMemberships(store, parameters(given, userOrganizations).userOrganizations);
  },

  userGroups([code = "", ...cells], _at, { actor, now }) {
    return async (store) => {
      const { groups } = parameters({ code, groups: filled(cells) }, groupsOfUser);
      const user = { code, path: "code" };
      await setGroupsOf(store, { actor, user, groups: groups.map(named), now });
    };
  },

  userServices([code = "", ...cells]) {
    const given = { users: [{ code, services: filled(cells) }] };
    return async (store) => setServices(store, parameters(given, userServices).users);
  },
};

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== "");
const named = (code: string): Named => ({ code, path: "code" });
