import { beforeAll, describe, expect, test } from "vitest";
import { act, action, appWithProcess, people, review, state } from "../../api/process/app.ts";
import { type Company, company, done, type Engine, en, given, ja, outcome, read, stored } from "../facts.ts";

/** records.md 5.7 and errors.md 3.5 */
export const processes = (engine: Engine) =>
  describe("process management", () => {
    let the: Company;
    let app: string;

    beforeAll(async () => {
      the = await company({ engine });
      app = await appWithProcess(the);
    });
    const added = async (of = app) => String((await stored(the.aiko, of)).$id);
    const standing = async (id: string, of = app) => {
      const { Status, Assignee, $revision } = await read(the.aiko, of, id);
      const names = (Assignee as { code: string }[]).map(({ code }) => code);
      return [Status, names.join(), $revision];
    };

    test("a new record stands in the state with the lowest index", async () => {
      const turned = await appWithProcess(the, {
        ...review,
        states: { Done: state(7), Draft: state(2), Review: state(5, "ONE", [people.user("ben")]) },
      });
      expect(await standing(await added(turned), turned)).toEqual(["Draft", "", "1"]);
    });
    test("an action adds two to the revision", async () => {
      const id = await added();
      expect((await act(the.aiko, app, id, "Submit", { assignee: "ben" })).body).toEqual({ revision: "3" });
      expect(await standing(id)).toEqual(["Review", "ben", "3"]);
    });
    test("an action that does not start here, or that nobody knows, is refused", async () => {
      const id = await added();
      const message =
        "ステータスの変更に失敗しました。ほかのユーザーがステータス、またはステータスの設定を変更した可能性があります。";
      for (const name of ["Approve", "no such action"]) {
        const sent = { app, id, action: name };
        expect(await the.aiko.put("/k/v1/record/status.json", sent, ja)).toMatchObject({
          status: 400,
          body: { code: "GAIA_IL03", message },
        });
      }
      expect(
        (await the.aiko.put("/k/v1/record/status.json", { app, id, action: "x" }, en)).body.message,
      ).toBe(
        "Failed to update the status. The settings or the status itself may have been changed by someone.",
      );
    });
    test("an action whose condition does not hold is refused", async () => {
      const [go] = [action("Go", "Draft", "Done", { filterCond: 'qty > "5"' })];
      const conditional = await appWithProcess(the, { ...review, actions: [go] });
      const id = await added(conditional);
      expect(await outcome(act(the.aiko, conditional, id, "Go"))).toBe("400 GAIA_IL03");
      await done(the.aiko.put("/k/v1/record.json", { app: conditional, id, record: given({ qty: "6" }) }));
      expect(await outcome(act(the.aiko, conditional, id, "Go"))).toBe("200");
    });
    test("a state with candidates needs one of them", async () => {
      const id = await added();
      const sent = { app, id, action: "Submit" };
      expect(await the.aiko.put("/k/v1/record/status.json", sent, ja)).toMatchObject({
        status: 400,
        body: { code: "GAIA_SA01", message: "作業者を指定してください。" },
      });
      expect((await the.aiko.put("/k/v1/record/status.json", sent, en)).body.message).toBe(
        "Assignee is required.",
      );
    });
    test("many actions are all or nothing", async () => {
      const [one, two] = [await added(), await added()];
      const records = [
        { id: one, action: "Submit", assignee: "ben" },
        { id: two, action: "Approve" },
      ];
      expect(await outcome(the.aiko.put("/k/v1/records/status.json", { app, records }))).toBe(
        "400 GAIA_IL03",
      );
      expect(await standing(one)).toEqual(["Draft", "", "1"]);
      const both = [one, two].map((id) => ({ id, action: "Submit", assignee: "ben" }));
      expect((await the.aiko.put("/k/v1/records/status.json", { app, records: both })).body).toEqual({
        records: [
          { id: one, revision: "3" },
          { id: two, revision: "3" },
        ],
      });
    });
    test("actions and assignees are refused while the process is off", async () => {
      const off = await appWithProcess(the, { ...review, enable: false });
      const id = await added(off);
      const message = "操作に失敗しました。プロセス管理機能が無効化されています。";
      const asked = [
        the.aiko.put("/k/v1/record/status.json", { app: off, id, action: "Submit" }, ja),
        the.aiko.put("/k/v1/record/assignees.json", { app: off, id, assignees: ["ben"] }, ja),
        the.aiko.get("/k/v1/records.json", { app: off, query: 'Status in ("Draft")' }, ja),
      ];
      for (const reply of asked) {
        expect(await reply).toMatchObject({ status: 400, body: { code: "GAIA_ST02", message } });
      }
      expect(
        (await the.aiko.put("/k/v1/record/status.json", { app: off, id, action: "Submit" }, en)).body.message,
      ).toBe("Your request failed. The process management feature has been disabled.");
    });
    test("a state whose assignee is left out has its creator as the one candidate", async () => {
      const bare = await appWithProcess(the, {
        ...review,
        states: { ...review.states, Draft: { index: 0 }, Review: { index: 1 } },
      });
      const { states } = await done(the.aiko.get("/k/v1/app/status.json", { app: bare }));
      const creator = { type: "ONE", entities: [people.creator] };
      expect([states.Draft.assignee, states.Review.assignee]).toMatchObject([creator, creator]);
      const id = await added(bare);
      expect(await standing(id, bare)).toEqual(["Draft", "aiko", "1"]);
      expect(await outcome(act(the.aiko, bare, id, "Submit"))).toBe("400 GAIA_SA01");
      expect(await outcome(act(the.aiko, bare, id, "Submit", { assignee: "aiko" }))).toBe("200");
    });
    test("one of nobody is no assignee at all", async () => {
      const id = await added();
      await done(act(the.aiko, app, id, "Submit", { assignee: "ben" }));
      await done(act(the.ben, app, id, "Approve"));
      expect(await standing(id)).toEqual(["Done", "", "5"]);
    });
  });
