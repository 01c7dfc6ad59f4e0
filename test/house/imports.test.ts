import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Imports point one way (ARCHITECTURE.md). This table is the law: a room, and the rooms it may look into.
// Circles between files are found by the linter (noImportCycles).
const verbs = [
  "src/audit",
  "src/apps",
  "src/records",
  "src/comments",
  "src/history",
  "src/users",
  "src/files",
];
const mayImport: Record<string, string[]> = {
  "src/core": [],
  "src/store": ["src/core"],
  "src/domain.ts": ["src/core", "src/store/store.ts"],
  ...Object.fromEntries(
    verbs.map((room) => [room, ["src/core", "src/store/store.ts", "src/domain.ts", ...verbs]]),
  ),
  // Signing in and changing passwords are verbs on users that need to know how credentials are kept.
  "src/users": ["src/core", "src/store/store.ts", "src/domain.ts", "src/auth", ...verbs],
  "src/auth": ["src/core", "src/store/store.ts", "src/domain.ts", "src/api/request.ts", ...verbs],
  "src/credentials": ["src/core", "src/store/store.ts", "src/domain.ts", "src/auth", ...verbs],
  "src/oauth": ["src/core", "src/store/store.ts", "src/domain.ts", "src/auth", ...verbs],
  "src/api": [
    "src/core",
    "src/store/store.ts",
    "src/domain.ts",
    "src/auth",
    "src/oauth",
    "src/credentials",
    ...verbs,
  ],
  "src/http": [
    "src/core",
    "src/store/store.ts",
    "src/domain.ts",
    "src/api",
    "src/auth",
    "src/oauth",
    "src/routes.ts",
    ...verbs,
  ],
  "src/sample": ["src/core", "src/store/store.ts", "src/domain.ts", ...verbs],
  "src/tls": ["src/config.ts"],
  "src/routes.ts": ["src/api", "src/routes"],
  "src/routes": ["src/api", "src/records/write.ts"],
  "src/server.ts": ["src"],
  "src/config.ts": ["src/core"],
  "src/secret-key.ts": ["src/config.ts", "src/domain.ts"],
  "src/package-folder.ts": [],
  "src/open-domain.ts": ["src"],
  "src/start.ts": ["src"],
  "src/cli": ["src"],
  "src/main.ts": ["src"],
  "src/index.ts": ["src"],
  web: ["src/core"],
};

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = ["src", "web"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("node_modules"))
    .map((name) => `${folder}/${name}`),
);
const imports = /(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;
const isIn = (path: string, room: string) => path === room || path.startsWith(`${room}/`);
const roomOf = (path: string) => Object.keys(mayImport).find((room) => isIn(path, room));

function forbidden(path: string, text: string): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} is in no room of ARCHITECTURE.md`];
  return [...text.matchAll(imports)]
    .map(([, specifier]) => relative(root, join(root, dirname(path), specifier as string)))
    .filter((target) => isIn(target, "src") || isIn(target, "web"))
    .filter((target) => !isIn(target, room) && !mayImport[room]?.some((allowed) => isIn(target, allowed)))
    .map((target) => `${path} must not import ${target}`);
}

test("imports point one way", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((path) => forbidden(path, readFileSync(join(root, path), "utf8")))).toEqual([]);
});

test("core runs in the browser: it imports nothing of Node", () => {
  const core = files.filter((path) => isIn(path, "src/core"));
  expect(core.filter((path) => /from "node:/.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
});

test("the check finds an import that points back", () => {
  expect(forbidden("src/core/x.ts", 'import { y } from "../apps/open.ts";')).toEqual([
    "src/core/x.ts must not import src/apps/open.ts",
  ]);
  expect(forbidden("web/x.ts", 'const y = await import("../src/store/store.ts");')).toHaveLength(1);
  expect(forbidden("src/records/x.ts", 'import type { Store } from "../store/store.ts";')).toEqual([]);
});
