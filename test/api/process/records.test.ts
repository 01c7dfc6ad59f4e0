import { describe, expect, test } from "vitest";
import { deploy, liveApp, ok, refusal } from "../app-maker.ts";
import {
  act,
  action,
  addRecord,
  appWithProcess,
  company,
  engines,
  fields,
  people,
  recordOf,
  review,
  setProcess,
  standing,
  state,
} from "./app.ts";

const find = (person: Awaited<ReturnType<typeof company>>["aiko"], app: string, query: string) =>
  ok(person.get("/k/v1/records.json", { app, query })).then(({ records }) =>
    records.map(({ $id }: { $id: { value: string } }) => $id.value),
  );

describe.each(engines)("records and the fields of a process (%s)", (engine) => {
  test("fields.json lists the three fields; records show none that is switched off", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const { properties } = await ok(aiko.get("/k/v1/app/form/fields.json", { app }));
    expect(properties.Status).toEqual({ type: "STATUS", code: "Status", label: "Status", enabled: false });
    expect(properties.Assignee).toMatchObject({ type: "STATUS_ASSIGNEE", enabled: false });
    expect(properties.Categories).toMatchObject({ type: "CATEGORY", enabled: false });
    const id = await addRecord(aiko, app);
    const keys = Object.keys(await recordOf(aiko, app, id));
    for (const code of ["Status", "Assignee", "Categories"]) expect(keys).not.toContain(code);
  });

  test("measured: asking for a status while process management is off is GAIA_ST02", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const asked = ['Status in ("x")', 'Status in ("")', 'Assignee in ("ben")', "order by Status asc"];
    for (const query of asked) {
      expect(await refusal(aiko.get("/k/v1/records.json", { app, query })), query).toBe("400 GAIA_ST02");
    }
    const id = await addRecord(aiko, app);
    expect(await refusal(act(aiko, app, id, "Submit"))).toBe("400 GAIA_ST02");
    const body = { app, id, assignees: ["ben"] };
    expect(await refusal(aiko.put("/k/v1/record/assignees.json", body))).toBe("400 GAIA_ST02");
  });

  test("a new record stands in the first status, with nobody or its creator as assignee", async () => {
    const all = await company({ engine });
    const app = await appWithProcess(all);
    const id = await addRecord(all.ben, app);
    expect(await standing(all.ben, app, id)).toBe("Draft nobody r1");
    const own = await appWithProcess(all, {
      ...review,
      states: { ...review.states, Draft: state(0, "ONE", [people.creator]) },
    });
    const mine = await addRecord(all.ben, own);
    expect(await recordOf(all.ben, own, mine)).toMatchObject({
      Status: { type: "STATUS", value: "Draft" },
      Assignee: { type: "STATUS_ASSIGNEE", value: [{ code: "ben", name: "Ben" }] },
    });
    expect(await find(all.ben, own, "Assignee in (LOGINUSER())")).toEqual([mine]);
    expect(await find(all.chie, own, "Assignee in (LOGINUSER())")).toEqual([]);
  });

  test("nobody writes them, and none of the three can be added, deleted, renamed or laid out", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    const refusals = { Status: "GAIA_UN10", Assignee: "GAIA_UN10", Categories: "GA_UO01" };
    for (const [code, wanted] of Object.entries(refusals)) {
      const record = { [code]: { value: "Done" } };
      const sent = { app, id, record };
      expect(await refusal(aiko.put("/k/v1/record.json", sent)), code).toBe(`400 ${wanted}`);
      expect(await refusal(aiko.post("/k/v1/record.json", { app, record })), code).toBe(`400 ${wanted}`);
    }
    const path = "/k/v1/preview/app/form/fields.json";
    const type = "STATUS";
    const another = { state2: { type, code: "state2", label: "x" } };
    expect(await refusal(aiko.post(path, { app, properties: another }))).toBe("400 CB_VA01");
    expect(await refusal(aiko.delete(path, { app, fields: ["Status"] }))).toBe("400 CB_VA01");
    const recoded = { Status: { type, code: "Step" } };
    expect(await refusal(aiko.put(path, { app, properties: recoded }))).toBe("400 CB_VA01");
    await ok(aiko.put(path, { app, properties: { Status: { type, code: "Status", label: "Step" } } }));
    const { properties } = await ok(aiko.get(path, { app }));
    expect(properties.Status).toEqual({ type, code: "Status", label: "Step", enabled: true });
    const row = { type: "ROW", fields: [{ type, code: "Status" }] };
    const layout = (await ok(aiko.get("/k/v1/preview/app/form/layout.json", { app }))).layout;
    const body = { app, layout: [...layout, row] };
    expect(await refusal(aiko.put("/k/v1/preview/app/form/layout.json", body))).toBe("400 CB_VA01");
  });

  test("can be asked for, and sorted by in the order of the process", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const [one, two, three] = [
      await addRecord(aiko, app),
      await addRecord(aiko, app),
      await addRecord(aiko, app),
    ];
    await ok(act(aiko, app, two, "Submit", { assignee: "ben" }));
    await ok(act(aiko, app, three, "Submit", { assignee: "ben" }));
    await ok(act(ben, app, three, "Approve"));
    expect(await find(aiko, app, 'Status = "Draft"')).toEqual([one]);
    expect(await find(aiko, app, 'Status != "Draft"')).toEqual([three, two]);
    expect(await find(aiko, app, 'Status in ("Draft", "Done")')).toEqual([three, one]);
    expect(await find(aiko, app, 'Status not in ("Done")')).toEqual([two, one]);
    expect(await find(aiko, app, 'Assignee in ("ben")')).toEqual([two]);
    expect(await find(aiko, app, 'Assignee not in ("ben")')).toEqual([three, one]);
    expect(await find(aiko, app, 'Assignee in ("")')).toEqual([three, one]);
    expect(await find(aiko, app, "order by Status asc")).toEqual([one, two, three]);
    expect(await find(aiko, app, "order by Status desc")).toEqual([three, two, one]);
    const refused = (query: string) => refusal(aiko.get("/k/v1/records.json", { app, query }));
    expect(await refused('Status = "Nowhere"')).toBe("400 GAIA_IQ10");
    expect(await refused('Assignee = "ben"')).toBe("400 GAIA_IQ03");
    expect(await refused('Assignee in ("nobody")')).toBe("400 GAIA_IL26");
    expect(await refused("order by Assignee asc")).toBe("400 GAIA_IS02");
    expect(await refused('Status like "Draft"')).toBe("400 GAIA_IQ03");
  });

  test("records that were there before a process begins stand in its first status", async () => {
    const { aiko, ben } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const [one, two] = [await addRecord(ben, app, { name: "old" }), await addRecord(aiko, app)];
    const process = { ...review, states: { ...review.states, Draft: state(0, "ONE", [people.creator]) } };
    await setProcess(aiko, app, process);
    expect(Object.keys(await recordOf(aiko, app, one))).not.toContain("Status");
    await deploy(aiko, app);
    expect(await standing(aiko, app, one)).toBe("Draft ben r1");
    expect(await standing(aiko, app, two)).toBe("Draft aiko r1");
    expect((await recordOf(aiko, app, one)).name.value).toBe("old");
    expect(await find(aiko, app, 'Assignee in ("ben")')).toEqual([one]);
    expect(await find(aiko, app, 'Status in ("Draft")')).toEqual([two, one]);
  });

  test("switched off records lose their status, switched on again they have the last one", async () => {
    const all = await company({ engine });
    const { admin, aiko, ben } = all;
    await all.hire("kei", "Kei");
    const app = await appWithProcess(all, {
      ...review,
      states: { ...review.states, Review: state(1, "ONE", [people.user("kei"), people.user("ben")]) },
    });
    const [one, two] = [await addRecord(aiko, app), await addRecord(aiko, app)];
    await ok(act(aiko, app, one, "Submit", { assignee: "kei" }));
    await setProcess(aiko, app, { enable: false });
    await deploy(aiko, app);
    expect(Object.keys(await recordOf(aiko, app, one))).not.toContain("Status");
    const meanwhile = await addRecord(ben, app);
    await ok(aiko.put("/k/v1/record.json", { app, id: one, record: { name: { value: "changed" } } }));
    await ok(admin.put("/v1/users/codes.json", { codes: [{ currentCode: "kei", newCode: "keiko" }] }));
    const { states } = await ok(aiko.get("/k/v1/preview/app/status.json", { app }));
    await setProcess(aiko, app, {
      enable: true,
      states: { ...states, Review: { ...states.Review, name: "Check" } },
    });
    await deploy(aiko, app);
    expect(await standing(aiko, app, one)).toBe("Check keiko r4");
    expect(await standing(aiko, app, two)).toBe("Draft nobody r1");
    expect(await standing(aiko, app, meanwhile)).toBe("Draft nobody r1");
    expect(await find(aiko, app, 'Status = "Check"')).toEqual([one]);
    expect(await find(aiko, app, 'Assignee in ("keiko")')).toEqual([one]);
    expect((await recordOf(aiko, app, one)).name.value).toBe("changed");
  });

  test("the list of those who wait comes with a process and goes with it", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const path = "/k/v1/preview/app/views.json";
    const app = await appWithProcess(all);
    const { views } = await ok(aiko.get(path, { app }));
    const mine = views["(Assigned to me)"];
    expect(mine).toMatchObject({
      builtinType: "ASSIGNEE",
      type: "LIST",
      filterCond: "Assignee in (LOGINUSER())",
    });
    const list = { type: "LIST", index: 0, name: "All", fields: ["name", "Status", "Assignee"] };
    expect(await refusal(aiko.put(path, { app, views: { All: list } }))).toBe("400 GAIA_IL44");
    const drafts = { ...list, index: 1, name: "Drafts", filterCond: 'Status in ("Draft")' };
    const kept = { ...mine, index: 2, filterCond: "qty > 1", fields: ["qty"], name: "Other" };
    await ok(aiko.put(path, { app, views: { All: list, Drafts: drafts, "(Assigned to me)": kept } }));
    const after = (await ok(aiko.get(path, { app }))).views;
    expect(after["(Assigned to me)"]).toEqual({ ...mine, index: "2", fields: ["qty"] });
    await setProcess(aiko, app, { enable: false });
    expect(Object.keys((await ok(aiko.get(path, { app }))).views)).toEqual(["All"]);
  });
});

describe.each(engines)("actions (%s)", (engine) => {
  test("measured: an action raises the revision by two; it counts as an update", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    expect(await ok(act(ben, app, id, "Submit", { assignee: "chie", revision: 1 }))).toEqual({
      revision: "3",
    });
    expect(await standing(aiko, app, id)).toBe("Review chie r3");
    expect((await recordOf(aiko, app, id)).Updated_by.value.code).toBe("ben");
    expect(await refusal(act(all.chie, app, id, "Approve", { revision: 1 }))).toBe("409 GAIA_CO02");
    expect(await ok(act(all.chie, app, id, "Approve", { revision: -1 }))).toEqual({ revision: "5" });
    expect(await standing(aiko, app, id)).toBe("Done nobody r5");
  });

  test("each action, and each change of the assignees, is in the history", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    await ok(act(aiko, app, id, "Submit", { assignee: "ben" }));
    await ok(aiko.put("/k/v1/record/assignees.json", { app, id, assignees: ["chie"] }));
    const { versions } = await ok(ben.get(`/tonari/v1/apps/${app}/records/${id}/history`));
    expect(versions.map(({ kind, revision }: Record<string, unknown>) => `${kind} ${revision}`)).toEqual([
      "assignees 4",
      "status 3",
      "create 1",
    ]);
    expect(
      versions[1].changes.map(({ code, before, after }: Record<string, unknown>) => [code, before, after]),
    ).toEqual([
      ["Status", "Draft", "Review"],
      ["Assignee", [], [{ code: "ben", name: "Ben" }]],
    ]);
  });

  test("only an assignee acts, whoever manages the app", async () => {
    const all = await company({ engine });
    const { admin, aiko, ben, chie } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    await ok(act(aiko, app, id, "Submit", { assignee: "ben" }));
    for (const person of [admin, aiko, chie]) {
      expect(await refusal(act(person, app, id, "Approve"))).toBe("403 GAIA_NT01");
    }
    expect(await refusal(act(ben, app, id, "Approve"))).toBe("200 done");
  });

  test("measured: an action that is unknown, or not of this status, is GAIA_IL03", async () => {
    const all = await company({ engine });
    const app = await appWithProcess(all);
    const id = await addRecord(all.aiko, app);
    expect(await refusal(act(all.aiko, app, id, "Approve"))).toBe("400 GAIA_IL03");
    expect(await refusal(act(all.aiko, app, id, "Nonsense"))).toBe("400 GAIA_IL03");
    expect(await refusal(act(all.aiko, app, "999", "Submit"))).toBe("404 GAIA_RE01");
    const { aiko } = all;
    expect(await refusal(aiko.put("/k/v1/record/status.json", { app, id }))).toBe("400 CB_VA01");
    expect(await standing(aiko, app, id)).toBe("Draft nobody r1");
  });

  test("the next assignee is chosen where one is to be chosen, and nowhere else", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    expect(await refusal(act(aiko, app, id, "Submit"))).toBe("400 GAIA_SA01");
    expect(await refusal(act(aiko, app, id, "Submit", { assignee: "" }))).toBe("400 GAIA_SA01");
    const outside = await act(aiko, app, id, "Submit", { assignee: "aiko" });
    expect(outside.body.errors).toHaveProperty("assignee");
    await ok(act(aiko, app, id, "Submit", { assignee: "ben" }));
    expect(await refusal(act(ben, app, id, "Approve", { assignee: "chie" }))).toBe("400 GAIA_SA04");
    expect(await refusal(act(ben, app, id, "Return", { assignee: "aiko" }))).toBe("400 GAIA_SA04");
  });

  test("back in a first status with the creator as assignee, the creator has to be named", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all, {
      ...review,
      states: { ...review.states, Draft: state(0, "ONE", [people.creator]) },
    });
    const id = await addRecord(aiko, app);
    await ok(act(aiko, app, id, "Submit", { assignee: "ben" }));
    expect(await refusal(act(ben, app, id, "Return"))).toBe("400 GAIA_SA01");
    await ok(act(ben, app, id, "Return", { assignee: "aiko" }));
    expect(await standing(aiko, app, id)).toBe("Draft aiko r5");
  });

  test("any of several: the first who acts moves the record", async () => {
    const all = await company({ engine });
    const app = await appWithProcess(all, {
      ...review,
      states: { ...review.states, Review: state(1, "ANY", [people.user("ben"), people.user("chie")]) },
    });
    const id = await addRecord(all.aiko, app);
    await ok(act(all.aiko, app, id, "Submit"));
    expect(await standing(all.aiko, app, id)).toBe("Review ben+chie r3");
    await ok(act(all.chie, app, id, "Approve"));
    expect(await standing(all.aiko, app, id)).toBe("Done nobody r5");
  });

  test("all of several: each acts once, and the last one moves the record", async () => {
    const all = await company({ engine });
    const app = await appWithProcess(all, {
      ...review,
      states: {
        Draft: state(0),
        Review: state(1, "ALL", [people.user("ben"), people.user("chie")]),
        Done: state(2, "ONE", [people.user("aiko")]),
      },
    });
    const id = await addRecord(all.aiko, app);
    await ok(act(all.aiko, app, id, "Submit"));
    expect(await standing(all.aiko, app, id)).toBe("Review ben+chie r3");
    expect(await ok(act(all.ben, app, id, "Approve"))).toEqual({ revision: "4" });
    expect(await standing(all.aiko, app, id)).toBe("Review chie r4");
    expect(await refusal(act(all.ben, app, id, "Approve"))).toBe("403 GAIA_NT01");
    expect(await refusal(act(all.chie, app, id, "Approve"))).toBe("400 GAIA_SA01");
    await ok(act(all.chie, app, id, "Approve", { assignee: "aiko" }));
    expect(await standing(all.aiko, app, id)).toBe("Done aiko r6");
  });

  test("a secondary action waits for nobody, even if who runs it is one of those who have to act", async () => {
    const all = await company({ engine });
    const executableUser = { entities: [people.user("ben")] };
    const app = await appWithProcess(all, {
      ...review,
      states: {
        ...review.states,
        Review: state(1, "ALL", [people.user("ben"), people.user("chie")]),
      },
      actions: [...review.actions, action("Stop", "Review", "Draft", { type: "SECONDARY", executableUser })],
    });
    const id = await addRecord(all.aiko, app);
    await ok(act(all.aiko, app, id, "Submit"));
    await ok(act(all.ben, app, id, "Stop"));
    expect(await standing(all.aiko, app, id)).toBe("Draft nobody r5");
  });

  test("a condition opens an action for the records that it finds, as they are stored", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const go = [
      action("Go", "Draft", "Done", { filterCond: 'qty >= "10"' }),
      action("Mine", "Draft", "Done", { filterCond: "helpers in (LOGINUSER())" }),
    ];
    const app = await appWithProcess(all, { ...review, actions: go });
    const [small, large] = [
      await addRecord(aiko, app, { qty: 9 }),
      await addRecord(aiko, app, { qty: "10" }),
    ];
    expect(await refusal(act(aiko, app, small, "Go"))).toBe("400 GAIA_IL03");
    expect(await refusal(act(aiko, app, large, "Go"))).toBe("200 done");
    const helped = await addRecord(aiko, app, { helpers: [{ code: "ben" }] });
    expect(await refusal(act(aiko, app, helped, "Mine"))).toBe("400 GAIA_IL03");
    expect(await refusal(act(all.ben, app, helped, "Mine"))).toBe("200 done");
  });

  test("two actions of one name from the same status cannot be told apart", async () => {
    const all = await company({ engine });
    const twice = [
      action("Go", "Draft", "Done", { filterCond: 'qty > "5"' }),
      action("Go", "Draft", "Review", { filterCond: 'qty <= "5"' }),
    ];
    const app = await appWithProcess(all, { ...review, actions: twice });
    const id = await addRecord(all.aiko, app, { qty: 9 });
    const { status, body } = await act(all.aiko, app, id, "Go");
    expect([status, Object.keys(body.errors)]).toEqual([400, ["action"]]);
  });

  test("a secondary action is for those whom it names, and not for the assignees", async () => {
    const all = await company({ engine });
    const { aiko, ben, chie } = all;
    const back = action("Withdraw", "Review", "Draft", {
      type: "SECONDARY",
      executableUser: { entities: [people.creator] },
    });
    const app = await appWithProcess(all, { ...review, actions: [...review.actions, back] });
    const id = await addRecord(chie, app);
    await ok(act(chie, app, id, "Submit", { assignee: "ben" }));
    expect(await refusal(act(ben, app, id, "Withdraw"))).toBe("403 GAIA_NT01");
    expect(await refusal(act(aiko, app, id, "Withdraw"))).toBe("403 GAIA_NT01");
    await ok(act(chie, app, id, "Withdraw"));
    expect(await standing(aiko, app, id)).toBe("Draft nobody r5");
  });

  test("groups, departments with those below, fields, the app's creator and the manager are found", async () => {
    const all = await company({ engine });
    const { admin, aiko } = all;
    const [lee, mai, noa] = [
      await all.hire("lee", "Lee"),
      await all.hire("mai", "Mai"),
      await all.hire("noa", "Noa"),
    ];
    await ok(admin.post("/v1/groups.json", { groups: [{ code: "crew", name: "Crew", type: "static" }] }));
    await ok(admin.put("/v1/group/users.json", { code: "crew", users: ["lee"] }));
    const organizations = [
      { code: "sales", name: "Sales" },
      { code: "tokyo", name: "Tokyo", parentCode: "sales" },
    ];
    await ok(admin.post("/v1/organizations.json", { organizations }));
    const userOrganizations = [{ code: "mai", organizations: [{ orgCode: "tokyo" }] }];
    await ok(admin.put("/v1/userOrganizations.json", { userOrganizations }));
    await ok(admin.put("/tonari/v1/custom-items", { items: [{ code: "manager", name: "Manager" }] }));
    const customItemValues = [{ code: "manager", value: "noa" }];
    await ok(admin.put("/v1/users.json", { users: [{ code: "lee", customItemValues }] }));

    const next = (name: string, type: string, code?: string, includeSubs = false) => ({
      name,
      state: state(0, "ANY", [{ entity: { type, ...(code && { code }) }, includeSubs }]),
    });
    const states = [
      next("Group", "GROUP", "crew"),
      next("Top", "ORGANIZATION", "sales"),
      next("Below", "ORGANIZATION", "sales", true),
      next("Field", "FIELD_ENTITY", "helpers"),
      next("Creator", "FIELD_ENTITY", "Created_by"),
      next("Owner", "CREATOR"),
      next("Manager", "CUSTOM_FIELD", "manager"),
    ];
    const app = await appWithProcess(all, {
      enable: true,
      states: {
        Start: state(0),
        ...Object.fromEntries(states.map(({ name, state }, i) => [name, { ...state, index: i + 1 }])),
      },
      actions: states.map(({ name }) => action(name, "Start", name)),
    });
    const assigned = async (name: string, person = lee) => {
      const id = await addRecord(mai, app, { helpers: [{ code: "noa" }, { code: "lee" }] });
      await ok(act(person, app, id, name));
      return (await standing(aiko, app, id)).split(" ")[1];
    };
    expect(await assigned("Group")).toBe("lee");
    expect(await assigned("Top")).toBe("nobody");
    expect(await assigned("Below")).toBe("mai");
    expect(await assigned("Field")).toBe("noa+lee");
    expect(await assigned("Creator")).toBe("mai");
    expect(await assigned("Owner")).toBe("aiko");
    expect(await assigned("Manager")).toBe("noa");
    expect(await assigned("Manager", noa)).toBe("nobody");
    await ok(admin.put("/v1/users.json", { users: [{ code: "noa", valid: false }] }));
    expect(await assigned("Field")).toBe("lee");
  });

  test("measured: many at once, all or none", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const ids = [await addRecord(aiko, app), await addRecord(aiko, app), await addRecord(aiko, app)];
    const submit = (id: string | undefined) => ({ id, action: "Submit", assignee: "ben" });
    const path = "/k/v1/records/status.json";
    expect(
      await refusal(ben.put(path, { app, records: [submit(ids[0]), { id: ids[1], action: "Approve" }] })),
    ).toBe("400 GAIA_IL03");
    expect(await standing(aiko, app, ids[0] ?? "")).toBe("Draft nobody r1");
    expect(await ok(aiko.put(path, { app, records: ids.map(submit) }))).toEqual({
      records: ids.map((id) => ({ id, revision: "3" })),
    });
    // One record twice: the second action finds what the first one left.
    const twice = [
      { id: ids[0], action: "Return", revision: 3 },
      { ...submit(ids[0]), revision: 5 },
    ];
    const reply = await ok(ben.put(path, { app, records: twice }));
    expect(reply.records.map(({ revision }: { revision: string }) => revision)).toEqual(["5", "7"]);
    const bad = { app, records: [{ action: "Return" }, { id: ids[1], action: "" }] };
    expect(Object.keys((await ben.put(path, bad)).body.errors)).toEqual([
      "records[0].id",
      "records[1].action",
    ]);
    const many = { app, records: Array.from({ length: 101 }, () => submit(ids[0])) };
    expect((await ben.put(path, many)).body.errors).toHaveProperty("records");
    const outside = {
      app,
      records: [
        { id: ids[1], action: "Return" },
        { ...submit(ids[2]), action: "Return" },
      ],
    };
    expect(await refusal(ben.put(path, outside))).toBe("400 GAIA_SA04");
    expect(await standing(aiko, app, ids[1] ?? "")).toBe("Review ben r3");
  });

  test("two at once: one wins, the other is told that the status has changed", async () => {
    const all = await company({ engine });
    const app = await appWithProcess(all);
    const id = await addRecord(all.aiko, app);
    const both = [all.aiko, all.ben].map((person) =>
      refusal(act(person, app, id, "Submit", { assignee: "ben" })),
    );
    expect((await Promise.all(both)).sort()).toEqual(["200 done", "400 GAIA_IL03"]);
    expect(await standing(all.aiko, app, id)).toBe("Review ben r3");
  });

  test("in a bulk request", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    const requests = [
      {
        method: "PUT",
        api: "/k/v1/record/status.json",
        payload: { app, id, action: "Submit", assignee: "ben" },
      },
      {
        method: "PUT",
        api: "/k/v1/record/assignees.json",
        payload: { app, id, assignees: ["aiko"], revision: 3 },
      },
      {
        method: "PUT",
        api: "/k/v1/records/status.json",
        payload: { app, records: [{ id, action: "Approve" }] },
      },
    ];
    expect(await ok(aiko.post("/k/v1/bulkRequest.json", { requests }))).toEqual({
      results: [{ revision: "3" }, { revision: "4" }, { records: [{ id, revision: "6" }] }],
    });
    const failing = await aiko.post("/k/v1/bulkRequest.json", { requests: requests.slice(0, 1) });
    expect(failing.body.results[0]).toMatchObject({ code: "GAIA_IL03" });
  });
});

describe.each(engines)("assignees (%s)", (engine) => {
  const assign = (person: { put: Awaited<ReturnType<typeof company>>["aiko"]["put"] }, body: object) =>
    person.put("/k/v1/record/assignees.json", { ...body });

  test("whoever manages the app hands a record over, to anybody, and the revision grows by one", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    expect(await refusal(assign(ben, { app, id, assignees: ["ben"] }))).toBe("403 CB_NO02");
    expect(await ok(assign(aiko, { app, id, assignees: ["aiko"], revision: 1 }))).toEqual({ revision: "2" });
    expect(await standing(aiko, app, id)).toBe("Draft aiko r2");
    expect(await refusal(assign(aiko, { app, id, assignees: ["ben"], revision: 1 }))).toBe("409 GAIA_CO02");
    await ok(assign(aiko, { app, id, assignees: [] }));
    expect(await standing(aiko, app, id)).toBe("Draft nobody r3");
    expect(await refusal(assign(aiko, { app, id, assignees: ["nobody"] }))).toBe("400 GAIA_IL26");
    expect(await refusal(assign(aiko, { app, id: 999, assignees: [] }))).toBe("404 GAIA_RE01");
    const errors = async (body: object) => Object.keys((await assign(aiko, body)).body.errors ?? {});
    expect(await errors({ app, id, assignees: ["aiko", "ben"] })).toEqual(["assignees"]);
    expect(await errors({ app, id, assignees: Array.from({ length: 101 }, () => "ben") })).toEqual([
      "assignees",
    ]);
    expect(await errors({ app, id })).toEqual(["assignees"]);
  });

  test("several where several may act", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const app = await appWithProcess(all, {
      ...review,
      states: { ...review.states, Review: state(1, "ANY", [people.user("ben")]) },
    });
    const id = await addRecord(aiko, app);
    await ok(act(aiko, app, id, "Submit"));
    await ok(assign(aiko, { app, id, assignees: ["chie", "aiko", "chie"] }));
    expect(await standing(aiko, app, id)).toBe("Review chie+aiko r4");
  });
});

describe.each(engines)("API tokens (%s)", (engine) => {
  test("act as Administrator: where nobody is assigned, or Administrator is", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all, {
      ...review,
      states: { ...review.states, Draft: state(0, "ONE", [people.creator]) },
    });
    const seeing = all.withToken(await all.token(["view", "add"], app));
    const managing = all.withToken(await all.token(["view", "manage"], app));
    const id = await addRecord(seeing, app);
    expect(await standing(aiko, app, id)).toBe("Draft Administrator r1");
    expect(await refusal(act(aiko, app, id, "Submit", { assignee: "ben" }))).toBe("403 GAIA_NT01");
    await ok(act(seeing, app, id, "Submit", { assignee: "ben" }));
    expect(await refusal(act(seeing, app, id, "Approve"))).toBe("403 GAIA_NT01");
    expect(await refusal(act(ben, app, id, "Return", { assignee: "Administrator" }))).toBe("200 done");
    const body = { app, id, assignees: [] };
    expect(await refusal(seeing.put("/k/v1/record/assignees.json", body))).toBe("403 GAIA_NO01");
    await ok(managing.put("/k/v1/record/assignees.json", body));
    const editing = all.withToken(await all.token(["edit"], app));
    expect(await refusal(act(editing, app, id, "Submit", { assignee: "ben" }))).toBe("403 GAIA_NO01");
    await ok(act(seeing, app, id, "Submit", { assignee: "ben" }));
    expect((await recordOf(aiko, app, id)).Updated_by.value.code).toBe("Administrator");
  });
});

describe.each(engines)("rules for records (%s)", (engine) => {
  const full = { viewable: true, editable: true, deletable: true };
  const row = (type: string, code: string, rights: object) => ({ entity: { type, code }, ...rights });
  const path = "/k/v1/preview/record/acl.json";

  test("can ask for the status and the assignee; who may not see a record does not act on it", async () => {
    const all = await company({ engine });
    const { aiko, ben, chie } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app);
    const rights = [
      {
        filterCond: 'Status in ("Review")',
        entities: [row("FIELD_ENTITY", "Assignee", full), row("USER", "aiko", full)],
      },
    ];
    await ok(aiko.put(path, { app, rights }));
    await deploy(aiko, app);
    expect((await recordOf(chie, app, id)).Status.value).toBe("Draft");
    await ok(act(aiko, app, id, "Submit", { assignee: "ben" }));
    expect((await recordOf(ben, app, id)).Status.value).toBe("Review");
    expect(await refusal(act(chie, app, id, "Approve"))).toBe("403 CB_NO02");
    expect(await refusal(chie.get(`/tonari/v1/apps/${app}/records/${id}/process`))).toBe("403 CB_NO02");
    expect(await find(chie, app, "")).toEqual([]);
    await ok(act(ben, app, id, "Approve"));
    expect(await find(chie, app, "")).toEqual([id]);
  });

  test("that ask for the status or the assignee go when the process does; nobody is an assignee then", async () => {
    const all = await company({ engine });
    const { aiko, ben } = all;
    const app = await appWithProcess(all);
    const id = await addRecord(aiko, app, { qty: 1 });
    const rights = [
      { filterCond: "Assignee in (LOGINUSER())", entities: [row("GROUP", "everyone", full)] },
      { filterCond: 'Status in ("Draft")', entities: [row("USER", "aiko", full)] },
      {
        filterCond: 'qty > "0"',
        entities: [row("FIELD_ENTITY", "Assignee", full), row("USER", "aiko", full)],
      },
    ];
    await ok(aiko.put(path, { app, rights }));
    await deploy(aiko, app);
    expect(await find(ben, app, "")).toEqual([]);
    await setProcess(aiko, app, { enable: false });
    const left = (await ok(aiko.get(path, { app }))).rights;
    expect(left.map(({ filterCond }: { filterCond: string }) => filterCond)).toEqual(['qty > "0"']);
    await deploy(aiko, app);
    expect(await find(ben, app, "")).toEqual([]);
    expect(await find(aiko, app, "")).toEqual([id]);
  });
});

describe.each(engines)("what the pages ask (%s)", (engine) => {
  test("which actions are open to whom, and with which choice", async () => {
    const all = await company({ engine });
    const { aiko, ben, chie } = all;
    const app = await appWithProcess(all, {
      ...review,
      actions: [...review.actions, action("Large", "Draft", "Done", { filterCond: 'qty > "5"' })],
    });
    const id = await addRecord(aiko, app, { qty: 1 });
    const path = `/tonari/v1/apps/${app}/records/${id}/process`;
    expect(await ok(ben.get(path))).toEqual({
      actions: [
        {
          name: "Submit",
          type: "PRIMARY",
          nextStatus: {
            name: "Review",
            type: "ONE",
            assignees: [
              { code: "ben", name: "Ben" },
              { code: "chie", name: "Chie" },
            ],
          },
          othersRemain: false,
        },
      ],
      mayChangeAssignees: false,
      severalAssignees: false,
    });
    await ok(act(aiko, app, id, "Submit", { assignee: "ben" }));
    const names = async (person: typeof aiko) =>
      (await ok(person.get(path))).actions.map(({ name }: { name: string }) => name);
    expect(await names(ben)).toEqual(["Approve", "Return"]);
    expect(await names(chie)).toEqual([]);
    expect(await ok(aiko.get(path))).toMatchObject({ actions: [], mayChangeAssignees: true });
    expect(await refusal(aiko.get(`/tonari/v1/apps/${app}/records/99/process`))).toBe("404 GAIA_RE01");
  });
});
