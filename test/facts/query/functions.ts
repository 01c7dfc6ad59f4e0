import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, done, type Engine, formApp, ja } from "../facts.ts";
import { type Ask, asking, fill, said } from "./asking.ts";

const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago"] as const;

/** query.md 7 */
export const functions = (engine: Engine) =>
  describe("functions", () => {
    let the: Company;
    let app: string;
    let ask: Ask;

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, { date: { type: "DATE" }, moment: { type: "DATETIME" } });
      ask = asking(the.aiko, () => app);
      const days = Array.from({ length: 9 }, (_, at) => dayIn("UTC", at - 4));
      await fill(the.aiko, app, ...days.map((date) => ({ date })));
    });
    const dayIn = (timeZone: string, days: number) =>
      new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" }).format(Date.now() + days * 86_400_000);
    const setZone = (timezone: string) =>
      done(the.admin.put("/v1/users.json", { users: [{ code: "aiko", timezone }] }));
    const dateOf = async (ids: number[] | string) => {
      if (typeof ids === "string" || ids.length !== 1) return ids;
      const { record } = await done(the.aiko.get("/k/v1/record.json", { app, id: ids[0] }));
      return record.date.value;
    };

    // The two zones are 25 hours apart: their days always differ.
    test.each([
      ["TODAY()", 0],
      ["YESTERDAY()", -1],
      ["TOMORROW()", 1],
      ["FROM_TODAY(2, DAYS)", 2],
      ["FROM_TODAY(-2, DAYS)", -2],
    ])("%s is a day in the caller's time zone", async (call, days) => {
      for (const zone of zones) {
        await setZone(zone);
        const before = dayIn(zone, days);
        const found = await dateOf(await ask(`date = ${call}`));
        expect([before, dayIn(zone, days)], zone).toContain(found);
      }
      await setZone("auto");
    });
    test("NOW() is the same for callers of every zone", async () => {
      const minutes = async (by: number) =>
        fill(the.aiko, app, { moment: new Date(Date.now() + by * 60_000).toISOString() });
      await minutes(-2);
      await minutes(2);
      for (const zone of zones) {
        await setZone(zone);
        expect(await ask('moment < NOW() and moment != ""')).toEqual([10]);
        expect(await ask("moment > NOW()")).toEqual([11]);
      }
      await setZone("auto");
    });
    test.each(["TODAY(1)", "FROM_TODAY()", "FROM_TODAY(1)", "THIS_YEAR(1)", "YESTERDAY(1)"])(
      "%s has a wrong number of arguments",
      async (call) => {
        expect(await ask(`date = ${call}`)).toBe("400 GAIA_IL08");
      },
    );
    test("FROM_TODAY counts in four units", async () => {
      for (const unit of ["DAYS", "WEEKS", "MONTHS", "YEARS"]) {
        expect(await ask(`date = FROM_TODAY(1, ${unit})`), unit).toBeInstanceOf(Array);
      }
      expect(await ask("date = FROM_TODAY(1, HOURS)")).toBe("400 GAIA_IQ25");
      expect(await said(the.aiko, app, "date = FROM_TODAY(1, HOURS)", ja)).toBe(
        "FROM_TODAY()の第2引数には、「DAYS」「WEEKS」「MONTHS」「YEARS」のいずれかを指定します。",
      );
    });
    test.each(["THIS_MONTH(32)", "LAST_MONTH(0)", "NEXT_MONTH(99)"])(
      "%s is no day of a month",
      async (call) => {
        expect(await ask(`date = ${call}`)).toBe("400 GAIA_IQ23");
        const [day] = /\d+/.exec(call) ?? [];
        expect(await said(the.aiko, app, `date = ${call}`, ja)).toBe(
          `指定した日にち（${day}）は無効です。1から31までの整数で指定します。`,
        );
      },
    );
  });
