import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup.ts"],
    setupFiles: ["test/file-end.ts"],
    // Files follow each other in the same process: loading the product for each took a sixth of the whole time.
    isolate: false,
    // Pages and whole programs are tested: on a busy machine everything takes longer, and still has to happen.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    pool: "forks",
    // Much of the time is waiting, for browsers, disks and clocks: three keep two cores busy.
    maxWorkers: 3,
  },
});
