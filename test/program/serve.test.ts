import { request } from "node:http";
import { expect, test } from "vitest";
import { Person } from "../person.ts";
import { dataFolder, startProgram } from "./start.ts";

const admin = { TONARI_ADMIN_USER: "root", TONARI_ADMIN_PASSWORD: "correct horse 1" };
const asRoot = (url: string) => new Person(url, { code: "root", password: admin.TONARI_ADMIN_PASSWORD });

test("without a command it serves, says where, and answers; the data is there the next time", async () => {
  const environment = { ...admin, TONARI_PORT: "0", TONARI_DATA: await dataFolder() };
  const first = await startProgram([], environment);
  expect(first.url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(first.output()).not.toContain(admin.TONARI_ADMIN_PASSWORD);
  const { body } = await asRoot(first.url).post("/k/v1/preview/app.json", { name: "Kept" });
  first.signal("SIGTERM");
  expect(await first.ended).toBe(0);

  const second = await startProgram([], environment);
  const { body: settings } = await asRoot(second.url).get("/k/v1/preview/app/settings.json", {
    app: body.app,
  });
  expect(settings.name).toBe("Kept");
  second.signal("SIGINT");
  expect(await second.ended).toBe(0);
});

test("a first password that nobody chose is printed once", async () => {
  const flags = ["serve", "--port", "0", "--data", await dataFolder(), "--locale", "ja"];
  const first = await startProgram(flags);
  const [, user = "", password = ""] = /"(\w+)" with the password (\S+)/.exec(first.output()) ?? [];
  expect(user).toBe("admin");
  const session = await (await new Person(first.url, { code: user, password }).withSession()).get(
    "/tonari/v1/session",
  );
  expect(session.body).toMatchObject({
    user: { administrator: true, locale: "auto" },
    domain: { language: "ja" },
  });
  first.signal("SIGTERM");
  await first.ended;
  const second = await startProgram(flags);
  expect(second.output()).not.toContain("password");
});

test("the administrator may be the built-in one", async () => {
  const flags = ["--port", "0", "--data", await dataFolder()];
  const environment = { TONARI_ADMIN_USER: "Administrator", TONARI_ADMIN_PASSWORD: "correct horse 1" };
  const { url } = await startProgram(flags, environment);
  const person = new Person(url, { code: "Administrator", password: "correct horse 1" });
  const { body } = await person.get("/tonari/v1/users");
  expect(body.users).toMatchObject([{ id: "1", code: "Administrator", administrator: true }]);
  const own = { valid: false, administrator: false, code: "root" };
  expect((await person.put("/tonari/v1/users/1", own)).body.errors).toMatchObject({
    valid: {},
    administrator: {},
    code: {},
  });
});

test("told to stop, it answers what runs and takes nothing new", async () => {
  const server = await startProgram(["--port", "0", "--data", await dataFolder()], admin);
  const { headers } = asRoot(server.url);
  const answered = new Promise<{ status?: number; body: string }>((resolve, reject) => {
    const type = "multipart/form-data; boundary=b";
    const upload = request(
      `${server.url}/k/v1/file.json`,
      { method: "POST", headers: { ...headers, "Content-Type": type } },
      async (reply) => {
        let body = "";
        for await (const chunk of reply) body += chunk;
        resolve({ status: reply.statusCode, body });
      },
    );
    upload.on("error", reject);
    upload.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf ');
    // The other half comes when the server no longer listens.
    setTimeout(async () => {
      server.signal("SIGTERM");
      await expect
        .poll(() =>
          fetch(server.url).then(
            () => "answers",
            () => "closed",
          ),
        )
        .toBe("closed");
      upload.end("and half\r\n--b--\r\n");
    }, 300);
  });
  expect(await answered).toEqual({ status: 200, body: expect.stringContaining("fileKey") });
  expect(await server.ended).toBe(0);
});

test("several workers answer on one port, and one that dies is replaced", async () => {
  const flags = ["--port", "0", "--workers", "2", "--data", await dataFolder()];
  const server = await startProgram(flags, admin);
  const root = asRoot(server.url);
  const { body } = await root.post("/k/v1/preview/app.json", { name: "Shared" });
  // Each connection goes to the next worker, and all of them see the same.
  for (let n = 0; n < 4; n += 1) {
    const { status } = await root.get(
      "/k/v1/preview/app/settings.json",
      { app: body.app },
      { Connection: "close" },
    );
    expect(status).toBe(200);
  }
  const workers = () =>
    [...server.output().matchAll(/"worker":(\d+),"msg":"a worker answers"/g)].map(([, pid]) => Number(pid));
  expect(workers()).toHaveLength(2);
  process.kill(workers()[0] ?? 0, "SIGKILL");
  await expect.poll(workers, { timeout: 10_000 }).toHaveLength(3);
  expect((await root.get("/tonari/v1/users")).status).toBe(200);
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
});
