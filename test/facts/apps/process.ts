import { beforeAll, describe, expect, test } from "vitest";
import { liveApp } from "../../api/app-maker.ts";
import {
  act,
  action,
  addRecord,
  appWithProcess,
  fields,
  people,
  processPath,
  review,
  setProcess,
  standing,
  state,
} from "../../api/process/app.ts";
import { type Company, company, deploy, done, type Engine, outcome, type Params } from "../facts.ts";

/** apps.md 5 */
export const processSettings = (engine: Engine) =>
  describe("the process", () => {
    let the: Company;
    let app: string;
    beforeAll(async () => {
      the = await company({ engine });
      app = await appWithProcess(the);
    });
    const put = (of: string, process: Params) => outcome(the.aiko.put(processPath, { app: of, ...process }));
    const shown = (of: string) => done(the.aiko.get(processPath, { app: of }));
    const others = { Review: review.states.Review, Done: review.states.Done };

    test("of an app that never had one is off and null", async () => {
      const plain = await liveApp(the.aiko, fields);
      expect(await shown(plain)).toMatchObject({ enable: false, states: null, actions: null });
    });
    test("is shown with an index as text, and with the type of each action", async () => {
      const { states, actions } = await shown(app);
      expect(states.Review).toEqual({
        name: "Review",
        index: "1",
        assignee: { type: "ONE", entities: [people.user("ben"), people.user("chie")] },
      });
      expect(actions[0]).toEqual({
        name: "Submit",
        from: "Draft",
        to: "Review",
        filterCond: "",
        type: "PRIMARY",
      });
    });
    test("loses the states and actions that are not listed", async () => {
      const own = await appWithProcess(the);
      const [submit] = review.actions;
      await setProcess(the.aiko, own, { states: { Draft: state(0), Review: state(1) }, actions: [submit] });
      const { states, actions } = await shown(own);
      expect([Object.keys(states), actions.length]).toEqual([["Draft", "Review"], 1]);
    });
    test("wants the name of a new state to be its key, and renames by another name", async () => {
      const wrong = { ...review.states, New: { ...state(3), name: "Else" } };
      expect(await put(app, { states: wrong })).toBe("400 CB_VA01");
      const own = await appWithProcess(the);
      const renamed = { ...review.states, Review: { ...review.states.Review, name: "Check" } };
      const actions = [action("Submit", "Draft", "Check"), action("Approve", "Check", "Done")];
      expect(await put(own, { states: renamed, actions })).toBe("200");
      expect(Object.keys((await shown(own)).states)).toEqual(["Draft", "Check", "Done"]);
    });
    test("keeps its first state, by its old name or a new one", async () => {
      expect(await put(app, { states: { Fresh: state(0), Draft: state(1), ...others } })).toBe("400 CB_VA01");
      const own = await appWithProcess(the);
      const actions = [action("Submit", "Start", "Review")];
      const states = { Draft: { ...state(0), name: "Start" }, Review: state(1), Done: state(2) };
      expect(await put(own, { states, actions })).toBe("200");
    });
    test.each([
      ["a user", state(0, "ONE", [people.user("ben")])],
      ["the creator of the app", state(0, "ONE", [{ entity: { type: "CREATOR", code: null } }])],
      ["any of several", state(0, "ANY", [people.creator])],
    ])("does not let its first state belong to %s", async (_, Draft) => {
      expect(await put(app, { states: { Draft, ...others } })).toBe("400 CB_VA01");
    });
    test("lets its first state belong to nobody, or to who made the record", async () => {
      expect(await put(app, { states: { Draft: state(0, "ONE", [people.creator]), ...others } })).toBe("200");
      expect(await put(app, { states: { Draft: state(0), ...others } })).toBe("200");
    });
    test("without an assignee for a state takes the creator", async () => {
      const own = await appWithProcess(the, { ...review, states: { ...review.states, Done: { index: 2 } } });
      expect((await shown(own)).states.Done.assignee).toEqual({ type: "ONE", entities: [people.creator] });
    });
    test("starts with three states that are not started, in progress and done", async () => {
      const plain = await liveApp(the.aiko, fields);
      await setProcess(the.aiko, plain, { enable: true });
      expect(Object.keys((await shown(plain)).states)).toEqual(["Not started", "In progress", "Completed"]);
    });
    test("does not lose a state in which a record is", async () => {
      const own = await appWithProcess(the);
      const id = await addRecord(the.aiko, own);
      await done(act(the.aiko, own, id, "Submit", { assignee: "ben" }));
      const process = {
        states: { Draft: state(0), Done: state(2) },
        actions: [action("Skip", "Draft", "Done")],
      };
      const saved = await put(own, process);
      const deployed = await outcome(
        the.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: own }] }),
      );
      expect([saved, deployed].some((one) => one.startsWith("400"))).toBe(true);
    });
    test("has no conditions about the status", async () => {
      const [submit, ...rest] = review.actions;
      const actions = [{ ...submit, filterCond: 'Status in ("Draft")' }, ...rest];
      expect((await the.aiko.put(processPath, { app, actions })).status).toBe(400);
    });
    test("tells who may run a secondary action, and that of no other", async () => {
      const executableUser = { entities: [people.user("chie")] };
      const own = await appWithProcess(the, {
        ...review,
        actions: [...review.actions, action("Force", "Draft", "Done", { type: "SECONDARY", executableUser })],
      });
      const { actions } = await shown(own);
      expect(actions[3]).toMatchObject({ type: "SECONDARY", executableUser });
      for (const one of actions.slice(0, 3)) expect(one).not.toHaveProperty("executableUser");
      const id = await addRecord(the.aiko, own);
      expect(await outcome(act(the.ben, own, id, "Force"))).toBe("403 GAIA_NT01");
      expect(await outcome(act(the.chie, own, id, "Force"))).toBe("200");
    });
    test("lets only an assignee act, if there is one", async () => {
      const id = await addRecord(the.aiko, app);
      await done(act(the.chie, app, id, "Submit", { assignee: "ben" }));
      expect(await outcome(act(the.aiko, app, id, "Approve"))).toBe("403 GAIA_NT01");
      expect(await outcome(act(the.ben, app, id, "Approve"))).toBe("200");
    });
    test("lets a token act where nobody is assigned", async () => {
      const token = the.withToken(await the.token(["view", "edit", "manage"], app));
      const id = await addRecord(the.aiko, app);
      expect(await outcome(act(token, app, id, "Submit", { assignee: "ben" }))).toBe("200");
      expect(await outcome(act(token, app, id, "Approve"))).toBe("403 GAIA_NT01");
    });
    test("refuses an assignee where none can be given", async () => {
      const own = await appWithProcess(the, { ...review, actions: [action("Finish", "Draft", "Done")] });
      const id = await addRecord(the.aiko, own);
      expect(await outcome(act(the.aiko, own, id, "Finish", { assignee: "ben" }))).toBe("400 GAIA_SA04");
    });
    test("refuses two actions of one name from one state", async () => {
      const twice = [action("Go", "Draft", "Review"), action("Go", "Draft", "Done")];
      const own = await appWithProcess(the, { ...review, actions: twice });
      const id = await addRecord(the.aiko, own);
      expect((await act(the.aiko, own, id, "Go", { assignee: "ben" })).status).toBe(400);
    });
    test("forgets no status while it is off, and no assignee when its settings change", async () => {
      const own = await appWithProcess(the);
      const id = await addRecord(the.aiko, own);
      await done(act(the.aiko, own, id, "Submit", { assignee: "ben" }));
      await setProcess(the.aiko, own, { enable: false });
      await deploy(the.aiko, own);
      await setProcess(the.aiko, own, {
        enable: true,
        states: { ...review.states, Review: state(1, "ONE", [people.user("chie")]) },
      });
      await deploy(the.aiko, own);
      expect(await standing(the.aiko, own, id)).toBe("Review ben r3");
    });
    test("moves a record only after all have acted, where all have to", async () => {
      const all = state(1, "ALL", [people.user("ben"), people.user("chie")]);
      const own = await appWithProcess(the, { ...review, states: { ...review.states, Review: all } });
      const id = await addRecord(the.aiko, own);
      await done(act(the.aiko, own, id, "Submit"));
      expect(await standing(the.aiko, own, id)).toBe("Review ben+chie r3");
      await done(act(the.ben, own, id, "Approve"));
      expect(await standing(the.aiko, own, id)).toBe("Review chie r4");
      await done(act(the.chie, own, id, "Approve"));
      expect(await standing(the.aiko, own, id)).toBe("Done nobody r6");
    });
    test("lets those who manage the app set the assignees, at most a hundred", async () => {
      const id = await addRecord(the.aiko, app);
      const path = "/k/v1/record/assignees.json";
      expect(await outcome(the.aiko.put(path, { app, id, assignees: ["ben"] }))).toBe("200");
      expect(await outcome(the.ben.put(path, { app, id, assignees: [] }))).toBe("403 CB_NO02");
      expect(await outcome(the.aiko.put(path, { app, id, assignees: [] }))).toBe("200");
      expect(await standing(the.aiko, app, id)).toBe("Draft nobody r3");
    });
  });
