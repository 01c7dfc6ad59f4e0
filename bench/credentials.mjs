// Bundles the server together with the measurement, because the route that asks nobody is not part of the product.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
await build({
  entryPoints: {
    credentials: "bench/credentials.ts",
    "credentials-server": "bench/credentials-server.ts",
    reader: "src/store/sqlite/reader.ts",
  },
  outdir: "dist/bench",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: Object.keys(dependencies).filter((name) => name !== "kysely"),
  logLevel: "warning",
});
execFileSync(process.execPath, ["dist/bench/credentials.js"], { stdio: "inherit" });
