import { describe } from "vitest";
import { formFacts } from "./apps/form.ts";
import { lifeOfApps } from "./apps/life.ts";
import { processSettings } from "./apps/process.ts";
import { engines } from "./facts.ts";

/** What was seen on kintone of apps and their settings, fact by fact. */
describe.each(engines)("apps (%s)", (engine) => {
  lifeOfApps(engine);
  formFacts(engine);
  processSettings(engine);
});
