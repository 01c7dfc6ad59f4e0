import { join } from "node:path";
import { expect, test } from "vitest";
import { startServer } from "../../src/index.ts";
import { packageFolder } from "../../src/package-folder.ts";
import { loadSamples } from "../../src/sample/load.ts";
import { Person } from "../person.ts";

test("--sample fills an empty domain, and only an empty one", async () => {
  const server = await startServer();
  try {
    const { user, password } = server.administrator;
    const admin = new Person(server.url, { code: user, password });
    const folder = join(packageFolder(), "samples");
    expect(await loadSamples(server.domain, folder)).toBe(3);
    expect(await loadSamples(server.domain, folder)).toBe(0);

    const { apps } = (await admin.get("/k/v1/apps.json")).body;
    expect(apps.map(({ name }: { name: string }) => name)).toEqual(["Movies", "Daily weather", "国民の祝日"]);
    const [movies, weather, holidays] = apps.map(({ appId }: { appId: string }) => appId);
    const count = async (app: string, query: string) =>
      Number((await admin.get("/k/v1/records.json", { app, query, totalCount: true })).body.totalCount);
    expect(await count(movies, "")).toBe(3201);
    expect(await count(weather, 'date >= "2015-12-31"')).toBe(2);
    expect(await count(holidays, '祝日名 like "文化"')).toBe(92);
    expect(await count(holidays, '日付 = "2026-01-01"')).toBe(1);

    // Each column of the data fills a field.
    for (const app of [movies, weather, holidays]) {
      const { properties } = (await admin.get("/k/v1/app/form/fields.json", { app })).body;
      const { records } = (await admin.get("/k/v1/records.json", { app, query: "limit 500" })).body;
      const filled = (code: string) =>
        records.some((record: Record<string, { value: unknown }>) => record[code]?.value);
      const entered = Object.keys(properties).filter((code) => properties[code].enabled === undefined);
      expect(entered.filter((code) => !filled(code))).toEqual([]);
    }

    const { views } = (await admin.get("/k/v1/app/views.json", { app: movies })).body;
    for (const { filterCond } of Object.values(views) as { filterCond: string }[]) {
      expect(await count(movies, filterCond)).toBeGreaterThan(10);
    }
  } finally {
    await server.stop();
  }
});
