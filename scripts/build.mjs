// Builds what runs: dist/server (the program and its reader threads), dist/web (the pages), dist/types (for users of
// the library). --if-missing: only what is not there; --server-only: without the pages and types.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { build } from "esbuild";

const has = (flag) => process.argv.includes(flag);
const wanted = (path) => !(has("--if-missing") && existsSync(path));

if (wanted("dist/server/main.js")) {
  await build({
    entryPoints: { main: "src/main.ts", index: "src/index.ts", reader: "src/store/sqlite/reader.ts" },
    outdir: "dist/server",
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: true,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
}
if (!has("--server-only")) {
  if (wanted("dist/web/index.html")) {
    execFileSync("npx", ["vite", "build", "--config", "web/vite.config.ts", "--logLevel", "warn"], {
      stdio: "inherit",
    });
  }
  if (wanted("dist/types/index.d.ts")) {
    execFileSync("npx", ["tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
  }
}
