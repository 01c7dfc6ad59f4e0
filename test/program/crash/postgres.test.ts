import { test } from "vitest";
import { freshPostgresDatabase } from "../../postgres.ts";
import { dataFolder } from "../start.ts";
import { dieOften } from "./crash.ts";

test("killed 50 times under load, nothing acknowledged is lost and nothing is half there (PostgreSQL)", async () => {
  await dieOften(["--data", await dataFolder(), "--database-url", await freshPostgresDatabase()]);
}, 600_000);
