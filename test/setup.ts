import { execFileSync } from "node:child_process";

/** The reader threads are started from built code, so the tests build it first (about a tenth of a second). */
export default function setup() {
  execFileSync(process.execPath, ["scripts/build.mjs", "--server-only"], { stdio: "inherit" });
}
