import { describe, expect, test } from "vitest";
import { badParameters, deploy, discard, draftApp, liveApp, ok, refusal, statusOf } from "../app-maker.ts";
import {
  action,
  addRecord,
  appWithProcess,
  company,
  engines,
  fields,
  people,
  processPath,
  recordOf,
  review,
  setProcess,
  state,
} from "./app.ts";

describe.each(engines)("process management as a setting (%s)", (engine) => {
  test("an app whose process nobody touched answers with nulls", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const { revision } = await ok(aiko.get(processPath, { app }));
    const untouched = { enable: false, states: null, actions: null, revision };
    for (const lang of ["default", "user", "ja", "en", "zh"]) {
      expect(await ok(aiko.get("/k/v1/app/status.json", { app, lang }))).toEqual(untouched);
    }
    expect(await badParameters(aiko.get("/k/v1/app/status.json", { app, lang: "xx" }))).toEqual(["lang"]);
  });

  test("answers what was set, in preview first, live after the deploy", async () => {
    const { aiko, ben } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const set = await setProcess(aiko, app, review);
    const preview = await ok(aiko.get(processPath, { app }));
    const nobody = { type: "ONE", entities: [] };
    const wanted = {
      enable: true,
      states: {
        Draft: { name: "Draft", index: "0", assignee: nobody },
        Review: {
          name: "Review",
          index: "1",
          assignee: { type: "ONE", entities: [people.user("ben"), people.user("chie")] },
        },
        Done: { name: "Done", index: "2", assignee: nobody },
      },
      actions: [
        { name: "Submit", from: "Draft", to: "Review", filterCond: "", type: "PRIMARY" },
        { name: "Approve", from: "Review", to: "Done", filterCond: "", type: "PRIMARY" },
        { name: "Return", from: "Review", to: "Draft", filterCond: "", type: "PRIMARY" },
      ],
      revision: set.revision,
    };
    expect(preview).toEqual(wanted);
    expect(await ok(ben.get("/k/v1/app/status.json", { app }))).toMatchObject({
      enable: false,
      states: null,
    });
    await deploy(aiko, app);
    const revision = String(Number(set.revision) + 1);
    expect(await ok(ben.get("/k/v1/app/status.json", { app }))).toEqual({ ...wanted, revision });
    expect(await refusal(ben.get(processPath, { app }))).toBe("403 CB_NO02");
    expect(await refusal(ben.put(processPath, { app, enable: false }))).toBe("403 CB_NO02");
  });

  test("is refused on another revision than the one the caller saw", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko);
    expect(await refusal(aiko.put(processPath, { app, ...review, revision: 99 }))).toBe("409 GAIA_CO03");
    expect(await refusal(aiko.put(processPath, { app, ...review, revision: -1 }))).toBe("200 done");
  });

  test("switched on without a word about states, it starts with three of them", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko);
    await setProcess(aiko, app, { enable: "true" });
    const { states, actions } = await ok(aiko.get(processPath, { app }));
    expect(Object.keys(states)).toEqual(["Not started", "In progress", "Completed"]);
    expect(actions.map((one: { from: string; to: string }) => `${one.from} → ${one.to}`)).toEqual([
      "Not started → In progress",
      "In progress → Completed",
    ]);
  });

  test("measured: a state without a word about its assignee gets the creator of the record", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko);
    await setProcess(aiko, app, { enable: true, states: { A: { index: 0 }, B: { index: 1 } } });
    const { states, actions } = await ok(aiko.get(processPath, { app }));
    const assignee = { type: "ONE", entities: [people.creator] };
    expect(states).toEqual({
      A: { name: "A", index: "0", assignee },
      B: { name: "B", index: "1", assignee },
    });
    expect(actions).toEqual([]);
  });

  test("keeps every kind of entity, and sub-departments where there can be some", async () => {
    const { admin, aiko } = await company({ engine });
    await admin.post("/v1/groups.json", { groups: [{ code: "shop", name: "Shop", type: "static" }] });
    await admin.post("/v1/organizations.json", { organizations: [{ code: "east", name: "East" }] });
    const app = await liveApp(aiko, fields);
    const entities = [
      { entity: { type: "USER", code: "ben" }, includeSubs: true },
      { entity: { type: "GROUP", code: "shop" } },
      { entity: { type: "ORGANIZATION", code: "east" }, includeSubs: "true" },
      { entity: { type: "FIELD_ENTITY", code: "helpers" }, includeSubs: true },
      { entity: { type: "CREATOR" } },
      { entity: { type: "CUSTOM_FIELD", code: "manager" } },
    ];
    const executableUser = { entities: entities.slice(0, 4) };
    await setProcess(aiko, app, {
      enable: true,
      states: { A: state(0), B: state(1, "ANY", entities) },
      actions: [action("Go", "A", "B", { type: "SECONDARY", executableUser })],
    });
    const { states, actions } = await ok(aiko.get(processPath, { app }));
    expect(states.B.assignee).toEqual({
      type: "ANY",
      entities: [
        { entity: { type: "USER", code: "ben" }, includeSubs: false },
        { entity: { type: "GROUP", code: "shop" }, includeSubs: false },
        { entity: { type: "ORGANIZATION", code: "east" }, includeSubs: true },
        { entity: { type: "FIELD_ENTITY", code: "helpers" }, includeSubs: false },
        { entity: { type: "CREATOR", code: null }, includeSubs: false },
        { entity: { type: "CUSTOM_FIELD", code: "manager" }, includeSubs: false },
      ],
    });
    expect(actions[0]).toMatchObject({ type: "SECONDARY", executableUser: { entities: { length: 4 } } });
  });

  test("leaves suspended users out, follows new codes, and forgets who is gone", async () => {
    const { admin, aiko, hire } = await company({ engine });
    for (const code of ["dan", "eve", "fay"]) await hire(code, code);
    const app = await liveApp(aiko, fields);
    const entities = ["dan", "eve", "fay"].map(people.user);
    const filterCond = 'helpers in ("eve")';
    await setProcess(aiko, app, {
      enable: true,
      states: { A: state(0), B: state(1, "ANY", entities) },
      actions: [action("Go", "A", "B", { filterCond })],
    });
    await ok(admin.put("/v1/users.json", { users: [{ code: "dan", valid: false }] }));
    await ok(admin.put("/v1/users/codes.json", { codes: [{ currentCode: "eve", newCode: "eva" }] }));
    await ok(admin.delete("/v1/users.json", { codes: ["fay"] }));
    const { states, actions } = await ok(aiko.get(processPath, { app }));
    expect(states.B.assignee.entities).toEqual([people.user("eva")]);
    expect(actions[0].filterCond).toBe('helpers in ("eva")');
    await ok(admin.put("/v1/users.json", { users: [{ code: "dan", valid: true }] }));
    const again = await ok(aiko.get(processPath, { app }));
    expect(again.states.B.assignee.entities).toEqual(["dan", "eva"].map(people.user));
  });

  test("follows fields that get another code, or go", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const helper = { entity: { type: "FIELD_ENTITY", code: "helpers" }, includeSubs: false };
    await setProcess(aiko, app, {
      enable: true,
      states: { A: state(0), B: state(1, "ANY", [helper]) },
      actions: [action("Go", "A", "B", { filterCond: 'qty > "5"' })],
    });
    const path = "/k/v1/preview/app/form/fields.json";
    const properties = {
      helpers: { type: "USER_SELECT", code: "crew" },
      qty: { type: "NUMBER", code: "pieces" },
    };
    await ok(aiko.put(path, { app, properties }));
    const { states, actions } = await ok(aiko.get(processPath, { app }));
    expect(states.B.assignee.entities[0].entity.code).toBe("crew");
    expect(actions[0].filterCond).toBe('pieces > "5"');
    await ok(aiko.delete(path, { app, fields: ["crew", "pieces"] }));
    const after = await ok(aiko.get(processPath, { app }));
    expect(after.states.B.assignee.entities).toEqual([]);
    expect(after.actions[0].filterCond).toBe("");
  });
});

describe("what is refused", () => {
  const refused = async (process: Record<string, unknown>) => {
    const { aiko } = await company();
    const app = await draftApp(aiko, fields);
    const reply = await aiko.put(processPath, { app, ...process });
    const after = await ok(aiko.get(processPath, { app }));
    expect(after.states).toBeNull();
    return reply.body.errors ? Object.keys(reply.body.errors).sort() : `${reply.status} ${reply.body.code}`;
  };
  const two = { A: state(0), B: state(1) };

  test.each([
    ["no state at all", { states: {} }, ["states"]],
    ["a state without an index", { states: { A: {} } }, ["states[A].index"]],
    ["one index twice", { states: { A: state(1), B: state(1) } }, ["states[B].index"]],
    ["a new state under another name", { states: { A: { ...state(0), name: "X" } } }, ["states[A].name"]],
    ["a name of 65", { states: { ["x".repeat(65)]: state(0) } }, [`states[${"x".repeat(65)}].name`]],
    ["no kind of assignee", { states: { A: state(0, "SOME") } }, ["states[A].assignee.type"]],
    ["a first state for all", { states: { A: state(0, "ALL") } }, ["states[A].assignee.type"]],
    [
      "measured: a first state of somebody else's than the creator's",
      { states: { A: state(0, "ONE", [people.user("ben")]) } },
      ["states[A].assignee.entities"],
    ],
    [
      "measured: the creator of the app in the first state",
      { states: { A: state(0, "ONE", [{ entity: { type: "CREATOR" } }]) } },
      ["states[A].assignee.entities"],
    ],
    [
      "an entity without a code",
      { states: { A: state(0), B: state(1, "ONE", [{ entity: { type: "USER" } }]) } },
      ["states[B].assignee.entities[0].entity.code"],
    ],
    [
      "an entity twice",
      { states: { A: state(0), B: state(1, "ONE", [people.user("ben"), people.user("ben")]) } },
      ["states[B].assignee.entities[1].entity"],
    ],
    [
      "a field that names nobody",
      { states: { A: state(0), B: state(1, "ONE", [{ entity: { type: "FIELD_ENTITY", code: "qty" } }]) } },
      ["states[B].assignee.entities[0].entity.code"],
    ],
    [
      "actions between unknown states",
      { states: two, actions: [action("Go", "A", "C"), action("Go", "X", "B")] },
      ["actions[0].to", "actions[1].from"],
    ],
    ["an action without a name", { states: two, actions: [{ from: "A", to: "B" }] }, ["actions[0].name"]],
    [
      "a name of 65 for an action",
      { states: two, actions: [action("x".repeat(65), "A", "B")] },
      ["actions[0].name"],
    ],
    [
      "another kind of action",
      { states: two, actions: [action("Go", "A", "B", { type: "X" })] },
      ["actions[0].type"],
    ],
    [
      "a secondary action for nobody in particular",
      { states: two, actions: [action("Go", "A", "B", { type: "SECONDARY" })] },
      ["actions[0].executableUser"],
    ],
    [
      "a condition about the status",
      { states: two, actions: [action("Go", "A", "B", { filterCond: 'Status in ("A")' })] },
      ["actions[0].filterCond"],
    ],
    [
      "what is no condition",
      { states: two, actions: [action("Go", "A", "B", { filterCond: "qty >" })] },
      ["actions[0].filterCond"],
    ],
    [
      "a condition about an unknown field",
      { states: two, actions: [action("Go", "A", "B", { filterCond: "nosuch > 1" })] },
      "400 GAIA_IQ11",
    ],
    [
      "a user who is not there",
      { states: { A: state(0), B: state(1, "ONE", [people.user("nobody")]) } },
      "400 GAIA_IL26",
    ],
    [
      "a group that is not there",
      { states: { A: state(0), B: state(1, "ONE", [{ entity: { type: "GROUP", code: "nosuch" } }]) } },
      "400 GAIA_IL27",
    ],
    [
      "a department that is not there",
      { states: { A: state(0), B: state(1, "ONE", [{ entity: { type: "ORGANIZATION", code: "nosuch" } }]) } },
      "400 GAIA_IL28",
    ],
    [
      "a field that is not there",
      { states: { A: state(0), B: state(1, "ONE", [{ entity: { type: "FIELD_ENTITY", code: "nosuch" } }]) } },
      "400 GAIA_FC01",
    ],
    ["states that are no object", { states: [1] }, "400 CB_IJ01"],
  ] as const)("%s", async (_, process, wanted) => {
    expect(await refused({ enable: true, ...process })).toEqual(wanted);
  });

  test("all bad parameters are named at once", async () => {
    const states = { A: { name: "B" }, B: state(0, "NONE") };
    const wanted = ["enable", "actions[0].from", "actions[0].to"];
    expect(await refused({ enable: "yes", states, actions: [{ name: "Go" }] })).toEqual(wanted.sort());
    expect(await refused({ states, actions: [action("Go", "X", "Y")] })).toEqual([
      "actions[0].from",
      "actions[0].to",
      "states[A].index",
      "states[A].name",
      "states[B].assignee.type",
      "states[B].name",
    ]);
  });
});

describe.each(engines)("changing a process that is in use (%s)", (engine) => {
  test("the first state stays the first; it can be renamed", async () => {
    const { aiko } = await company({ engine });
    const app = await appWithProcess(await company({ engine }));
    const id = await addRecord(aiko, app);
    const before = await ok(aiko.get("/k/v1/app/status.json", { app }));
    const { Draft, Review, Done } = before.states;
    const another = {
      states: { New: state(0), Draft: { ...Draft, index: 1 }, Review: { ...Review, index: 2 } },
    };
    expect(await badParameters(aiko.put(processPath, { app, ...another }))).toEqual(["states[New].index"]);
    await setProcess(aiko, app, {
      states: {
        Draft: { ...Draft, name: "Idea" },
        Done: { ...Done, index: 1 },
        Review: { ...Review, index: 2 },
      },
    });
    const { states, actions } = await ok(aiko.get(processPath, { app }));
    expect(Object.keys(states)).toEqual(["Idea", "Done", "Review"]);
    expect(actions.map(({ name, from, to }: Record<string, string>) => `${name} ${from} ${to}`)).toEqual([
      "Submit Idea Review",
      "Approve Review Done",
      "Return Review Idea",
    ]);
    expect((await recordOf(aiko, app, id)).Status.value).toBe("Draft");
    await deploy(aiko, app);
    expect((await recordOf(aiko, app, id)).Status).toEqual({ type: "STATUS", value: "Idea" });
    const { records } = await ok(aiko.get("/k/v1/records.json", { app, query: 'Status = "Idea"' }));
    expect(records).toHaveLength(1);
  });

  test("a state goes with its actions, unless records are in it", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const app = await appWithProcess(all);
    const before = await ok(aiko.get("/k/v1/app/status.json", { app }));
    const { Draft, Review } = before.states;
    await setProcess(aiko, app, { states: { Draft, Review } });
    const { actions } = await ok(aiko.get(processPath, { app }));
    expect(actions.map(({ name }: { name: string }) => name)).toEqual(["Submit", "Return"]);
    const id = await addRecord(aiko, app);
    await discard(aiko, app);
    await ok(
      aiko.put(processPath, {
        app,
        states: { Draft: { ...Draft, name: "Start" }, Other: state(1) },
        actions: [],
      }),
    );
    await discard(aiko, app);
    await ok(aiko.put("/k/v1/record/status.json", { app, id, action: "Submit", assignee: "ben" }));
    const without = { Draft, Done: { ...before.states.Done, index: 1 } };
    expect(await badParameters(aiko.put(processPath, { app, states: without }))).toEqual(["states[Review]"]);
  });

  test("records that come into a state meanwhile stop the deploy", async () => {
    const all = await company({ engine });
    const { aiko } = all;
    const app = await appWithProcess(all);
    const { states } = await ok(aiko.get("/k/v1/app/status.json", { app }));
    const { Draft, Done } = states;
    await setProcess(aiko, app, { states: { Draft, Done: { ...Done, index: 1 } } });
    const id = await addRecord(aiko, app);
    await ok(aiko.put("/k/v1/record/status.json", { app, id, action: "Submit", assignee: "ben" }));
    await deploy(aiko, app);
    expect(await statusOf(aiko, app)).toEqual(["FAIL"]);
    expect((await recordOf(aiko, app, id)).Status.value).toBe("Review");
    const rights = (await ok(aiko.get("/k/v1/preview/app/acl.json", { app }))).rights;
    expect(await badParameters(aiko.put("/k/v1/app/acl.json", { app, rights }))).toEqual(["states[Review]"]);
  });

  test("what Update App will do is listed by names, and can be discarded", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, fields);
    const listed = async () =>
      (await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).changes.map((one: Record<string, unknown>) =>
        `${one.area} ${one.change} ${one.name} ${one.details}`.trim(),
      );
    await setProcess(aiko, app, review);
    expect(await listed()).toEqual([
      "views added (Assigned to me)",
      "process changed  enable",
      ...["Draft", "Review", "Done", "Submit", "Approve", "Return"].map((name) => `process added ${name}`),
    ]);
    await deploy(aiko, app);
    expect(await listed()).toEqual([]);
    await setProcess(aiko, app, { actions: [review.actions[1], { ...review.actions[0], to: "Done" }] });
    expect(await listed()).toEqual([
      "process removed Return",
      "process changed Approve index",
      "process changed Submit to,index",
    ]);
    await discard(aiko, app);
    expect(await listed()).toEqual([]);
  });
});
