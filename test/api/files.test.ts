import { beforeAll, describe, expect, test } from "vitest";
import { sweepFiles } from "../../src/files/sweep.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { add, deploy, done, engines, formApp, update, valuesOf } from "./form-app.ts";

describe.each(engines)("files on %s", (engine) => {
  let people: Company;
  let app: string;
  beforeAll(async () => {
    people = await company({ engine });
    app = await formApp(people.aiko, { files: { type: "FILE" }, more: { type: "FILE" } });
  });

  type Shown = { fileKey: string; name: string; contentType: string; size: string };
  const filesOf = async (id: string, code = "files") =>
    (await valuesOf(people.aiko, app, id))[code] as Shown[];
  const addWith = async (...keys: string[]) => {
    const { id } = await done(add(people.aiko, app, { files: keys.map((fileKey) => ({ fileKey })) }));
    return { id, files: await filesOf(id) };
  };
  const download = (person: Person, fileKey: string) => person.get("/k/v1/file.json", { fileKey });
  const missing = { status: 404, body: { code: "GAIA_BL01" } };

  test("a file goes up, into a record, and comes down again", async () => {
    const key = await people.aiko.upload("見積 1.txt", "hello", "text/plain");
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const { files } = await addWith(key);
    expect(files).toEqual([
      {
        contentType: "text/plain",
        fileKey: expect.stringMatching(/^\d{14}[0-9A-F]+$/),
        name: "見積 1.txt",
        size: "5",
      },
    ]);
    const reply = await download(people.aiko, files[0]?.fileKey ?? "");
    expect(reply).toMatchObject({ status: 200, body: "hello" });
    expect(reply.headers.get("content-type")).toBe("text/plain");
    expect(reply.headers.get("content-length")).toBe("5");
    expect(reply.headers.get("content-disposition")).toBe(
      "attachment; filename=\"__ 1.txt\"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%201.txt",
    );
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  });
  test("HTML is handed over, never shown", async () => {
    const { files } = await addWith(
      await people.aiko.upload("a.html", "<script>alert(1)</script>", "text/html"),
    );
    const { headers } = await download(people.aiko, files[0]?.fileKey ?? "");
    expect(headers.get("content-disposition")).toMatch(/^attachment/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });
  test("an empty file and a binary one keep their bytes", async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
    const { files } = await addWith(
      await people.aiko.upload("empty", ""),
      await people.aiko.upload("bytes.bin", bytes, "application/octet-stream"),
    );
    expect(files.map(({ size }) => size)).toEqual(["0", "300000"]);
    const reply = await fetch(`${people.url}/k/v1/file.json?fileKey=${files[1]?.fileKey}`, {
      headers: people.aiko.headers,
    });
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(bytes);
  });
  test("a type that cannot stand in a header is not repeated", async () => {
    const { files } = await addWith(await people.aiko.upload('C:\\docs\\a"b.txt', "x", "nonsense"));
    expect(files).toMatchObject([{ contentType: "application/octet-stream" }]);
    expect(await download(people.aiko, files[0]?.fileKey ?? "")).toMatchObject({ status: 200 });
  });

  test("the key of an upload opens nothing", async () => {
    expect(await download(people.aiko, await people.aiko.upload("a.txt", "x"))).toMatchObject(missing);
  });
  test.each(["nonsense", "a\0b"])("the key %j is nobody's", async (key) => {
    expect(await add(people.aiko, app, { files: [{ fileKey: key }] })).toMatchObject(missing);
  });
  test("an unknown key opens nothing", async () => {
    expect(await download(people.aiko, "nonsense")).toMatchObject(missing);
    expect(await download(people.aiko, "a\0b")).toMatchObject({ status: 400 });
  });
  test("an upload is used once", async () => {
    const key = await people.aiko.upload("a.txt", "x");
    await addWith(key);
    expect(await add(people.aiko, app, { files: [{ fileKey: key }] })).toMatchObject(missing);
    const twice = await people.aiko.upload("a.txt", "x");
    const both = { files: [{ fileKey: twice }], more: [{ fileKey: twice }] };
    expect(await add(people.aiko, app, both)).toMatchObject(missing);
  });
  test("nobody can attach what somebody else uploaded", async () => {
    const key = await people.admin.upload("secret.txt", "x");
    expect(await add(people.aiko, app, { files: [{ fileKey: key }] })).toMatchObject(missing);
  });
  test("files of other records, fields and apps stay where they are", async () => {
    const { id, files } = await addWith(await people.aiko.upload("a.txt", "x"));
    const kept = [{ fileKey: files[0]?.fileKey }];
    expect(await add(people.aiko, app, { files: kept })).toMatchObject(missing);
    expect(await update(people.aiko, app, id, { more: kept })).toMatchObject(missing);
    const other = await formApp(people.aiko, { files: { type: "FILE" } });
    expect(await add(people.aiko, other, { files: kept })).toMatchObject(missing);
  });

  test("a list replaces the list: kept by their key, new ones added, the others gone", async () => {
    const { id, files } = await addWith(
      await people.aiko.upload("keep.txt", "keep"),
      await people.aiko.upload("drop.txt", `drop ${engine}`),
    );
    const fresh = await people.aiko.upload("new.txt", "new");
    await done(update(people.aiko, app, id, { files: [files[0], { fileKey: fresh }] }));
    const now = await filesOf(id);
    expect(now.map(({ name }) => name)).toEqual(["keep.txt", "new.txt"]);
    expect(now[0]?.fileKey).toBe(files[0]?.fileKey);
    expect(await download(people.aiko, files[1]?.fileKey ?? "")).toMatchObject(missing);
    expect(await download(people.aiko, now[0]?.fileKey ?? "")).toMatchObject({ body: "keep" });
  });
  test("an update that does not name them keeps them", async () => {
    const { id, files } = await addWith(await people.aiko.upload("a.txt", "x"));
    await done(update(people.aiko, app, id, { more: [] }));
    expect(await filesOf(id)).toEqual(files);
  });
  test("a refused request uses nothing up", async () => {
    const key = await people.aiko.upload("a.txt", "x");
    const files = [{ fileKey: key }, { fileKey: "nonsense" }];
    expect(await add(people.aiko, app, { files })).toMatchObject(missing);
    expect((await addWith(key)).files).toHaveLength(1);
  });

  test("only who may view the app downloads", async () => {
    const { aiko, ben, chie, orders } = people;
    const papers = [{ fileKey: await aiko.upload("order.txt", "order") }];
    const { id } = await done(add(aiko, orders, { name: "x", papers }));
    const [{ fileKey }] = (await valuesOf(aiko, orders, id)).papers as [Shown];
    expect(await download(ben, fileKey)).toMatchObject({ status: 200, body: "order" });
    expect(await download(chie, fileKey)).toMatchObject({ status: 403, body: { code: "CB_NO02" } });
    const viewing = people.withToken(await people.token(["view"]));
    expect(await download(viewing, fileKey)).toMatchObject({ status: 200 });
    const adding = people.withToken(await people.token(["add"]));
    expect(await download(adding, fileKey)).toMatchObject({ status: 403, body: { code: "GAIA_NO01" } });
  });

  describe("contents", () => {
    const contentOf = async (key: string) => {
      const { store } = people.domain;
      const [file] = await store.view.files.byKeys([key]);
      return file?.hash ?? "";
    };
    const isKept = async (hash: string) => (await people.domain.store.blobs.get(hash)) !== undefined;

    test("go with the last file that has them", async () => {
      const text = `shared ${engine}`;
      const first = await addWith(await people.aiko.upload("a.txt", text));
      const second = await addWith(await people.aiko.upload("b.txt", text));
      const hash = await contentOf(first.files[0]?.fileKey ?? "");
      expect(await contentOf(second.files[0]?.fileKey ?? "")).toBe(hash);
      await done(people.aiko.delete("/k/v1/records.json", { app, ids: [first.id] }));
      expect(await isKept(hash)).toBe(true);
      await done(update(people.aiko, app, second.id, { files: [] }));
      expect(await isKept(hash)).toBe(false);
    });
    test("go with a deleted field and with a deleted app", async () => {
      const { aiko } = people;
      const going = await formApp(aiko, { a: { type: "FILE" }, b: { type: "FILE" } });
      const values = {
        a: [{ fileKey: await aiko.upload("a.txt", `field ${engine}`) }],
        b: [{ fileKey: await aiko.upload("b.txt", `app ${engine}`) }],
      };
      const { id } = await done(add(aiko, going, values));
      const { a, b } = (await valuesOf(aiko, going, id)) as { a: [Shown]; b: [Shown] };
      const [ofField, ofApp] = [await contentOf(a[0].fileKey), await contentOf(b[0].fileKey)];
      await done(aiko.delete("/k/v1/preview/app/form/fields.json", { app: going, fields: ["a"] }));
      await deploy(aiko, going);
      expect([await isKept(ofField), await isKept(ofApp)]).toEqual([false, true]);
      await done(aiko.delete(`/tonari/v1/apps/${going}`));
      expect(await isKept(ofApp)).toBe(false);
    });
    test("of uploads that nobody attached go after three days", async () => {
      const key = await people.aiko.upload("late.txt", `late ${engine}`);
      const hash = await contentOf(key);
      const day = 24 * 60 * 60 * 1000;
      const { domain } = people;
      const later = (time: number) => sweepFiles({ ...domain, now: () => domain.now() + time });
      await later(3 * day - 60_000);
      expect(await isKept(hash)).toBe(true);
      await later(3 * day);
      expect(await isKept(hash)).toBe(false);
      expect(await add(people.aiko, app, { files: [{ fileKey: key }] })).toMatchObject(missing);
    });
  });

  test("an upload that is none", async () => {
    const { aiko } = people;
    expect(await aiko.post("/k/v1/file.json", {})).toMatchObject({ status: 400, body: { code: "CB_IL02" } });
    expect(await aiko.get("/k/v1/file.json")).toMatchObject({ status: 400, body: { code: "CB_VA01" } });
  });
});
