import { test } from "vitest";
import { dataFolder } from "../start.ts";
import { dieOften } from "./crash.ts";

test("killed 50 times under load, nothing acknowledged is lost and nothing is half there (SQLite)", async () => {
  await dieOften(["--data", await dataFolder()]);
}, 600_000);
