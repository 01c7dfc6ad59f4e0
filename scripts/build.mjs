// Builds what runs: dist/server (the program and its reader threads), dist/web (the pages), dist/types (for users of
// the library). --if-missing: only what is not there; --server-only: without the pages and types.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const has = (flag) => process.argv.includes(flag);
const wanted = (path) => !(has("--if-missing") && existsSync(path));

// Packages are loaded from node_modules, but for Kysely: hundreds of small files, of which the program uses a part.
// Bundled it takes 12 MiB and a tenth of a second less at every start.
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const external = Object.keys(dependencies).filter((name) => name !== "kysely");

if (wanted("dist/server/main.js")) {
  await build({
    entryPoints: { main: "src/main.ts", index: "src/index.ts", reader: "src/store/sqlite/reader.ts" },
    outdir: "dist/server",
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external,
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
