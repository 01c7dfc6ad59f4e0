import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveApp, ok, text } from "../api/app-maker.ts";
import { type Company, company } from "../company.ts";

// The vendor's uploader brings an app's JavaScript and CSS into the app, and back into files.

const run = promisify(execFile);
const manifest = createRequire(import.meta.url).resolve("@kintone/customize-uploader/package.json");
const uploader = join(dirname(manifest), "bin", "cli.js");

let the: Company;
let folder: string;
let app: string;

beforeAll(async () => {
  the = await company();
  folder = await mkdtemp(join(tmpdir(), "tonari-uploader-"));
  app = await liveApp(the.admin, text("a"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function upload(...given: string[]) {
  const { code, password } = the.admin;
  const { HTTP_PROXY: _, HTTPS_PROXY: __, http_proxy: ___, https_proxy: ____, ...env } = process.env;
  return run(process.execPath, [uploader, "--lang", "en", ...given], {
    cwd: folder,
    env: { ...env, KINTONE_BASE_URL: the.url, KINTONE_USERNAME: code, KINTONE_PASSWORD: password },
  });
}

test("the files of a manifest are uploaded, go live, and can be fetched again", async () => {
  const url = "https://js.example.com/jquery.min.js";
  await mkdir(join(folder, "src"));
  await writeFile(join(folder, "src", "customize.js"), "console.log('客户 顧客')");
  await writeFile(join(folder, "src", "style.css"), "h1 { color: green }");
  await writeFile(join(folder, "src", "phone.js"), "console.log('phone')");
  const lists = {
    desktop: { js: [url, "src/customize.js"], css: ["src/style.css"] },
    mobile: { js: ["src/phone.js"], css: [] },
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ app, scope: "ALL", ...lists }));
  await upload("manifest.json");

  const live = await ok(the.admin.get("/k/v1/app/customize.json", { app }));
  const names = (list: { type: string; url?: string; file?: { name: string } }[]) =>
    list.map((entry) => entry.url ?? entry.file?.name);
  expect({
    scope: live.scope,
    desktop: { js: names(live.desktop.js), css: names(live.desktop.css) },
    mobile: { js: names(live.mobile.js), css: names(live.mobile.css) },
  }).toEqual({
    scope: "ALL",
    desktop: { js: [url, "customize.js"], css: ["style.css"] },
    mobile: { js: ["phone.js"], css: [] },
  });

  await upload("import", "manifest.json", "--dest-dir", "back");
  const back = JSON.parse(await readFile(join(folder, "back", "customize-manifest.json"), "utf8"));
  expect(back).toMatchObject({
    app,
    scope: "ALL",
    desktop: { js: [url, expect.stringContaining("customize.js")] },
  });
  const fetched = await readFile(join(folder, back.desktop.js[1]), "utf8");
  expect(fetched).toBe("console.log('客户 顧客')");
});
