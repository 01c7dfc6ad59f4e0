import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

/** The reader threads are started from built code, so the tests build it first (about a tenth of a second). */
export default async function setup(project: TestProject) {
  execFileSync(process.execPath, ["scripts/build.mjs", "--server-only"], { stdio: "inherit" });
  const postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
  return () => postgres.stop();
}
