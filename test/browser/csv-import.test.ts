import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { browserPages } from "./pages.ts";

const { pageOf } = browserPages();
let people: Company;
let aiko: Person;
let csv: Page;

beforeAll(async () => {
  people = await company();
  aiko = await people.aiko.withSession();
});
beforeEach(async () => {
  csv = await pageOf(aiko, "/k/");
});

const button = (name: string) => csv.getByRole("button", { name, exact: true });
const heading = (name: string | RegExp) => csv.getByRole("heading", { name });
const rows = 350;

/** Rows 1 to 350; 3 and 120 have a word where a number is due. */
async function begin(): Promise<void> {
  const pieces = (row: number) => (row === 3 || row === 120 ? "many" : row);
  const lines = Array.from({ length: rows }, (_, index) => `Item ${index + 1},${pieces(index + 1)}`);
  await csv.goto("/k/admin/app/new/csv");
  const buffer = Buffer.from(["Item,Pieces", ...lines].join("\n"));
  await csv.locator("input[type=file]").setInputFiles({ name: "stock.csv", mimeType: "text/csv", buffer });
  await heading("Columns").waitFor();
  await csv.getByRole("combobox", { name: "Field type: Pieces" }).click();
  await csv.getByRole("option", { name: "Number", exact: true }).click();
  await button("Create the app with 350 records").click();
}

const appMade = async (): Promise<string> => (await aiko.get("/k/v1/apps.json")).body.apps.at(-1).appId;

/** The rows that are in the app, in the order of their records. */
async function rowsOf(app: string): Promise<number[]> {
  const { body } = await aiko.get("/k/v1/records.json", { app, query: "order by $id asc limit 500" });
  return body.records.map(({ Pieces }: { Pieces: { value: string } }) => Number(Pieces.value));
}
const imported = Array.from({ length: rows }, (_, index) => index + 1).filter(
  (row) => row !== 3 && row !== 120,
);

test("an import that lost an answer goes on without losing or repeating a row", async () => {
  // Every other answer is lost after the server has done its work; every third request does not arrive.
  let posts = 0;
  await csv.route("**/k/v1/records.json", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    posts += 1;
    if (posts % 3 === 0) return route.abort();
    const answer = await route.fetch();
    return posts % 2 === 0 ? route.abort() : route.fulfill({ response: answer });
  });
  await begin();
  const over = heading("The app is ready");
  const failed = heading("The import stopped");
  for (let tries = 0; tries < 20; tries += 1) {
    await over.or(failed).waitFor();
    if (await over.isVisible()) break;
    await button("Go on").click();
  }
  await csv.getByText("348 records were imported.").waitFor();
  await csv.getByText("2 rows were refused").waitFor();
  expect(await rowsOf(await appMade())).toEqual(imported);
});

test("an import that was stopped goes on from there, whatever happened to the app meanwhile", async () => {
  // The second hundred, without its bad row, waits at the door until the person has said "stop".
  let open = () => {};
  const stopped = new Promise<void>((resolve) => {
    open = resolve;
  });
  let posts = 0;
  await csv.route("**/k/v1/records.json", async (route) => {
    if (route.request().method() === "POST" && ++posts === 4) await stopped;
    return route.continue();
  });
  await begin();
  await csv.getByText("101 of 350").waitFor();
  await button("Stop").click();
  await csv.getByRole("dialog").getByRole("button", { name: "Stop", exact: true }).click();
  await csv.getByRole("dialog").waitFor({ state: "detached" });
  open();
  await heading(/^Stopped\./).waitFor();
  const app = await appMade();
  const before = await rowsOf(app);
  expect(before).toEqual(imported.slice(0, before.length));
  expect(before.length).toBeLessThan(imported.length);

  // Somebody looks into the app already, adds something and throws something away.
  await aiko.post("/k/v1/record.json", { app, record: { Pieces: { value: 1000 } } });
  await aiko.delete("/k/v1/records.json", { app, ids: [1] });
  await button("Go on").click();
  await heading("The app is ready").waitFor();
  const after = await rowsOf(app);
  expect(after).toEqual([...before.slice(1), 1000, ...imported.slice(before.length)]);
});

test("a file with a quotation mark that is never closed is refused in the reader's words", async () => {
  await csv.goto("/k/admin/app/new/csv");
  const buffer = Buffer.from('Item,Size\n"Pipe,5\nBolt,2\n');
  await csv.locator("input[type=file]").setInputFiles({ name: "pipes.csv", mimeType: "text/csv", buffer });
  await csv.getByRole("alert").getByText("A cell begins with a quotation mark").waitFor();
});
