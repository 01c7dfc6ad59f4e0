// `npm run dev`: the server is built again and started again when its code changes; the pages come from Vite, which
// replaces changed modules in the open page. One address: the pages' server passes the API on to the program.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { context } from "esbuild";
import { createServer } from "vite";

const apiPort = process.env.TONARI_DEV_API_PORT ?? "8081";
const pagePort = Number(process.env.TONARI_PORT ?? "8080");
const arguments_ = process.argv.slice(2);
let program;
let starting = Promise.resolve();

/** One after the other: the old program has let go of the port and the database before the new one starts. */
function restart() {
  starting = starting.then(async () => {
    if (program !== undefined && program.exitCode === null) {
      const ended = new Promise((resolve) => program.once("exit", resolve));
      program.kill("SIGTERM");
      await ended;
    }
    program = spawn(process.execPath, ["dist/server/main.js", "serve", "--port", apiPort, ...arguments_], {
      stdio: "inherit",
    });
  });
  return starting;
}

const server = await context({
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
  plugins: [
    {
      name: "restart",
      setup(build) {
        build.onEnd((result) => (result.errors.length === 0 ? restart() : undefined));
      },
    },
  ],
});
// The program reads its pages from dist/web when it starts; in development their text comes from Vite.
if (!existsSync("dist/web/index.html")) {
  const { build } = await import("vite");
  await build({ configFile: "web/vite.config.ts", logLevel: "warn" });
}
await server.watch();

process.env.TONARI_DEV_SERVER = `http://localhost:${apiPort}`;
const pages = await createServer({ configFile: "web/vite.config.ts", server: { port: pagePort } });
await pages.listen();
pages.printUrls();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    program?.kill("SIGTERM");
    await Promise.all([server.dispose(), pages.close()]);
    process.exit(0);
  });
}
