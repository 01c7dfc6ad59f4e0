import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { company } from "../company.ts";
import { Person } from "../person.ts";
import { dataFolder, runProgram, startProgram } from "./start.ts";

test("the program says its version, and in one sentence what cannot be used", async () => {
  const { code, stderr } = await runProgram(["serve", "--port", "many"]);
  expect(code).toBe(1);
  expect(stderr).toBe('--port must be a whole number from 0 to 65535, not "many".\n');
  expect(await runProgram(["--version"])).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });
  expect(await runProgram(["nonsense"])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("error:"),
  });
});

test("tonari user works on the data, while the server runs too", async () => {
  const data = ["--data", await dataFolder()];
  const admin = { TONARI_ADMIN_USER: "root", TONARI_ADMIN_PASSWORD: "correct horse 1" };
  const server = await startProgram(["--port", "0", ...data], admin);
  const signIn = (password: string) =>
    new Person(server.url, { code: "mia", password }).withSession().then(
      () => true,
      () => false,
    );
  const user = (args: string[], password = "") =>
    runProgram(["user", ...args, ...data], { TONARI_PASSWORD: password });

  expect(await user(["add", "mia", "--name", "Mia", "--administrator"], "first 123")).toMatchObject({
    code: 0,
    stdout: "mia is user 3.\n",
  });
  expect(await signIn("first 123")).toBe(true);
  expect(await user(["add", "mia"], "first 123")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('code: The login name "mia" is already in use.'),
  });
  expect(await user(["reset-password", "mia"], "second 123")).toMatchObject({ code: 0 });
  expect(await signIn("first 123")).toBe(false);
  expect(await signIn("second 123")).toBe(true);
  expect(await user(["suspend", "mia"])).toMatchObject({ code: 0 });
  expect(await signIn("second 123")).toBe(false);
  expect((await user(["list"])).stdout).toBe(
    "2\troot\troot\tadministrator\n3\tmia\tMia\tadministrator, suspended\n",
  );
  expect(await user(["suspend", "root"])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("At least one administrator"),
  });
  expect(await user(["resume", "mia"])).toMatchObject({ code: 0 });
  expect(await signIn("second 123")).toBe(true);
  // What was done is told, and what was not is not.
  const root = new Person(server.url, { code: "root", password: "correct horse 1" });
  const { entries } = (await root.get("/tonari/v1/audit", { kind: "directory", limit: 500 })).body;
  const byConsole = { user: "", method: "console", address: "", target: "mia", result: "success" };
  expect(entries).toMatchObject([
    { ...byConsole, action: "directory.user.change", detail: { valid: true } },
    { ...byConsole, action: "directory.user.change", detail: { valid: false } },
    { ...byConsole, action: "directory.user.add", detail: { name: "Mia", administrator: true } },
  ]);
  const credentials = (await root.get("/tonari/v1/audit", { kind: "credential" })).body.entries;
  expect(credentials).toMatchObject([{ ...byConsole, action: "credential.password.reset", detail: {} }]);
  expect(await user(["suspend", "nobody"])).toMatchObject({
    code: 1,
    stderr: 'There is no user "nobody".\n',
  });
  expect(await user(["add", "noa"])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("TONARI_PASSWORD"),
  });
});

test("tonari token makes a token that works, and lists it without its text", async () => {
  const { url, aiko, orders, withToken } = await company();
  const flags = ["--url", url, "--user", "aiko", "--app", orders];
  const password = { TONARI_PASSWORD: aiko.password };
  const made = await runProgram(
    ["token", "create", ...flags, "--permissions", "view, add", "--memo", "CI"],
    password,
  );
  expect(made).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^[A-Za-z0-9]{40}\n$/) });
  const token = made.stdout.trim();
  expect(await withToken(token).get("/k/v1/records.json", { app: orders })).toMatchObject({ status: 200 });
  const draft = await runProgram(["token", "create", ...flags, "--draft"], password);
  expect(await withToken(draft.stdout.trim()).get("/k/v1/records.json", { app: orders })).toMatchObject({
    status: 400,
  });

  const { stdout } = await runProgram(["token", "list", ...flags], password);
  expect(stdout).toMatch(/\tview,add\tlive\tCI\n/);
  expect(stdout).toMatch(/\tview\tdraft\t\n/);
  expect(stdout).not.toContain(token);

  const wrong = await runProgram(["token", "create", ...flags], { TONARI_PASSWORD: "wrong" });
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Password authentication failed/) });
  const bad = await runProgram(["token", "create", ...flags, "--permissions", "everything"], password);
  expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining("permissions[0]:") });
  const nowhere = await runProgram(
    ["token", "list", "--url", "http://localhost:1", "--user", "x", "--app", "1"],
    password,
  );
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining("does not answer") });
});
