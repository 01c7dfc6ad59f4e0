import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { deploy, draftApp, liveApp, ok } from "../api/app-maker.ts";
import { action, people as entities, setProcess, state } from "../api/process/app.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages } from "./pages.ts";
import { customize, listen, run } from "./scripts.ts";

// What integrators write for kintone's forms, as they write it, in a real browser.

const { pageOf, mayBreak } = browserPages();
let all: Company;
let aiko: Person;
let goods: string;
let app: string;

const plain = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index }]));

beforeAll(async () => {
  all = await company();
  aiko = await all.aiko.withSession();
  goods = await liveApp(aiko, {
    ...plain("SINGLE_LINE_TEXT", "name", { unique: true }),
    ...plain("NUMBER", "price"),
  });
  const records = ["Tea", "Coffee"].map((name, index) => ({
    name: { value: name },
    price: { value: String(100 * (index + 1)) },
  }));
  await ok(aiko.post("/k/v1/records.json", { app: goods, records }));
  const lookup = (to: string) => ({
    lookup: {
      relatedApp: { app: goods },
      relatedKeyField: "name",
      fieldMappings: [{ field: to, relatedField: "price" }],
      lookupPickerFields: ["name"],
      filterCond: "",
      sort: "name asc",
    },
  });
  app = await draftApp(aiko, {
    ...plain("SINGLE_LINE_TEXT", "title", { required: true }),
    ...plain("SINGLE_LINE_TEXT", "number"),
    ...plain("DROP_DOWN", "kind", { options: options("Small", "Large") }),
    ...plain("NUMBER", "total"),
    ...plain("SINGLE_LINE_TEXT", "gift", lookup("giftPrice")),
    ...plain("NUMBER", "giftPrice"),
    ...plain("SUBTABLE", "lines", {
      fields: {
        ...plain("SINGLE_LINE_TEXT", "item", lookup("cost")),
        ...plain("NUMBER", "cost"),
        ...plain("NUMBER", "count"),
        ...plain("CALC", "sum", { expression: "cost * count" }),
      },
    }),
    ...plain("MULTI_LINE_TEXT", "secret"),
    ...plain("GROUP", "more"),
    ...plain("DATE", "due"),
  });
  const field = (type: string, code: string) => ({ type, code, size: { width: "200" } });
  const rows = [
    [field("SINGLE_LINE_TEXT", "title"), field("SINGLE_LINE_TEXT", "number"), field("DROP_DOWN", "kind")],
    [field("SINGLE_LINE_TEXT", "gift"), field("NUMBER", "giftPrice"), field("NUMBER", "total")],
    [field("MULTI_LINE_TEXT", "secret"), { type: "SPACER", elementId: "place", size: { width: "200" } }],
  ].map((fields) => ({ type: "ROW", fields }));
  const columns = [
    field("SINGLE_LINE_TEXT", "item"),
    field("NUMBER", "cost"),
    field("NUMBER", "count"),
    field("CALC", "sum"),
  ];
  const table = { type: "SUBTABLE", code: "lines", fields: columns };
  const group = { type: "GROUP", code: "more", layout: [{ type: "ROW", fields: [field("DATE", "due")] }] };
  await ok(aiko.put("/k/v1/preview/app/form/layout.json", { app, layout: [...rows, table, group] }));
  await setProcess(aiko, app, {
    enable: true,
    states: { Draft: state(0), Review: state(1, "ONE", [entities.user("ben")]), Done: state(2) },
    actions: [action("Submit", "Draft", "Review"), action("Approve", "Review", "Done")],
  });
  await deploy(aiko, app);
});

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const line = (page: Page, at: number) => page.locator(".subtable-row-gaia").nth(at);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const save = (page: Page) => button(page, "Save").click();
const form = () => pageOf(aiko, `/k/${app}/edit`);
const read = async (id: string) => (await ok(aiko.get("/k/v1/record.json", { app, id }))).record;
const add = async (values: Record<string, unknown>) => {
  const record = Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
  return (await ok(aiko.post("/k/v1/record.json", { app, record }))).id as string;
};
const scripts = (...texts: string[]) => customize(all.admin, app, texts);
async function saved(page: Page): Promise<string> {
  await page.waitForURL(/show#record=\d+/);
  return /record=(\d+)/.exec(page.url())?.[1] ?? "";
}

describe("what integrators write", () => {
  test("numbers records by themselves when they are saved", async () => {
    await scripts(`(function () {
      "use strict";
      kintone.events.on("app.record.create.submit", function (event) {
        var record = event.record;
        return kintone.api(kintone.api.url("/k/v1/records", true), "GET", {
          app: kintone.app.getId(), query: 'number like "N-" order by $id desc limit 1', fields: ["number"]
        }).then(function (resp) {
          var last = resp.records.length ? Number(resp.records[0].number.value.split("-")[1]) : 0;
          record.number.value = "N-" + (last + 1);
          return event;
        });
      });
    })();`);
    for (const number of ["N-1", "N-2"]) {
      const page = await form();
      await box(page, "title").fill("An order");
      await save(page);
      expect(await read(await saved(page))).toMatchObject({ number: { value: number } });
    }
  });

  test("looks up a key by itself, in the record and in a new row", async () => {
    await scripts(`
      kintone.events.on("app.record.create.show", function (event) {
        event.record.gift.value = "Tea";
        event.record.gift.lookup = true;
        return event;
      });
      kintone.events.on("app.record.create.change.kind", function (event) {
        event.record.lines.value.push({ value: {
          item: { type: "SINGLE_LINE_TEXT", value: "Coffee", lookup: true },
          cost: { type: "NUMBER", value: "" },
          count: { type: "NUMBER", value: 3 },
          sum: { type: "CALC", value: "" }
        } });
        event.record.gift.value = "Nothing like it";
        event.record.gift.lookup = "UPDATE";
        return event;
      });
      kintone.events.on("app.record.create.change.giftPrice", function (event) {
        console.log("gift costs " + event.changes.field.value);
      });
      kintone.events.on("app.record.create.change.cost", function (event) {
        console.log(event.changes.row.value.item.value + " costs " + event.changes.field.value);
      });`);
    const page = await form();
    const { said } = listen(page);
    await page.reload();
    await page.locator("[data-field-code=giftPrice]").getByText("100").waitFor();
    expect(await page.getByText("Not looked up yet").count()).toBe(0);
    await page.getByRole("combobox", { name: "kind" }).click();
    await page.getByRole("option", { name: "Large" }).click();
    await line(page, 1).locator("[data-cell=sum]").getByText("600").waitFor();
    await page.locator("[data-field-code=gift]").getByText("No record, or more than one").waitFor();
    expect(said).toEqual(["gift costs 100", "Coffee costs 200"]);
    await box(page, "gift").fill("Tea");
    await page.locator("[data-field-code=gift]").getByRole("button", { name: "Get" }).click();
    await expect.poll(() => said.length).toBe(2);
    await box(page, "title").fill("Looked up");
    await save(page);
    expect(await read(await saved(page))).toMatchObject({ giftPrice: { value: "100" } });
  });

  test("sums the rows of a table whenever one changes", async () => {
    await scripts(`
      var total = function (event) {
        event.record.total.value = event.record.lines.value.reduce(function (sum, row) {
          return sum + Number(row.value.count.value || 0);
        }, 0);
        return event;
      };
      kintone.events.on(["app.record.create.change.lines", "app.record.edit.change.lines",
        "app.record.create.change.count", "app.record.edit.change.count"], function (event) {
        var row = event.changes.row;
        var known = row === null || event.record.lines.value.indexOf(row) >= 0;
        console.log(event.type.split(".").pop() + " " + (row && row.id) + " " + known + " " + (event.changes.field.type));
        return total(event);
      });`);
    const page = await form();
    const { said } = listen(page);
    const total = () => box(page, "total").inputValue();
    await box(page, "title").fill("Sums");
    await line(page, 0).getByRole("textbox", { name: "count" }).fill("2");
    expect(await total()).toBe("");
    await line(page, 0).getByRole("button", { name: "Add row" }).click();
    await line(page, 1).getByRole("textbox", { name: "count" }).fill("5");
    await box(page, "title").focus();
    await expect.poll(total).toBe("7");
    await line(page, 0).getByRole("button", { name: "Delete this row" }).click();
    await expect.poll(total).toBe("5");
    expect(said).toEqual([
      "count null true NUMBER",
      "lines null true SUBTABLE",
      "count null true NUMBER",
      "lines null true SUBTABLE",
    ]);
    // What is typed counts, also when the key saves before the field is left.
    await line(page, 0).getByRole("textbox", { name: "count" }).fill("9");
    await page.keyboard.press("Control+s");
    expect(await read(await saved(page))).toMatchObject({ total: { value: "9" } });
  });

  test("hides, locks and opens for some people, on the form and on the record", async () => {
    await scripts(`
      kintone.events.on(["app.record.create.show", "app.record.edit.show", "app.record.detail.show"], function (event) {
        if (kintone.getLoginUser().code !== "ben") kintone.app.record.setFieldShown("secret", false);
        kintone.app.record.setFieldShown("cost", false);
        kintone.app.record.setGroupFieldOpen("more", true);
        event.record.number.disabled = true;
        event.record.lines.value.forEach(function (row) { row.value.count.disabled = true; });
        var place = kintone.app.record.getSpaceElement("place");
        if (place) place.textContent = "Mine";
        return event;
      });`);
    const id = await add({ title: "Hidden", secret: "Not for all", due: "2026-05-06" });
    const page = await pageOf(aiko, `/k/${app}/show#record=${id}`);
    await page.getByText("Mine").waitFor();
    await page.getByText("May 6, 2026").waitFor();
    expect(await page.getByText("Not for all").count()).toBe(0);
    expect(await page.getByRole("columnheader", { name: "cost" }).count()).toBe(0);
    await page.locator(".gaia-argoui-app-menu-edit").click();
    await expect.poll(() => box(page, "number").isDisabled()).toBe(true);
    expect(await box(page, "secret").count()).toBe(0);
    const shown = `kintone.app.record.setFieldShown("secret", true);
      kintone.app.record.set({ record: { number: { type: "SINGLE_LINE_TEXT", value: "By script", disabled: false } } })`;
    await run(page, shown);
    expect(await box(page, "secret").inputValue()).toBe("Not for all");
    expect([await box(page, "number").inputValue(), await box(page, "number").isDisabled()]).toEqual([
      "By script",
      false,
    ]);
    await save(page);
    await page.getByText("By script").first().waitFor();
    const other = await pageOf(await all.ben.withSession(), `/k/${app}/show#record=${id}`);
    await other.getByText("Not for all").waitFor();
  });

  test("a button in the header's menu asks the API, page by page of a cursor", async () => {
    await scripts(`
      kintone.events.on("app.record.index.show", function (event) {
        var space = kintone.app.getHeaderMenuSpaceElement();
        if (space.querySelector("#count")) return event;
        var own = document.createElement("button");
        own.id = "count";
        own.textContent = "Count";
        own.onclick = async function () {
          var path = kintone.api.url("/k/v1/records/cursor.json", true);
          var cursor = await kintone.api(path, "POST", { app: kintone.app.getId(), fields: ["$id"], size: 2 });
          var found = 0, pages = 0, next = true;
          while (next) {
            var resp = await kintone.api(path, "GET", { id: cursor.id });
            found += resp.records.length;
            pages++;
            next = resp.next;
          }
          own.textContent = found === Number(cursor.totalCount) && pages > 1 ? "Counted all" : "Lost some";
        };
        space.appendChild(own);
        return event;
      });`);
    for (const title of ["One", "Two", "Three"]) await add({ title });
    const page = await pageOf(aiko, `/k/${app}/`);
    await page.locator("#count").click();
    await page.getByRole("button", { name: "Counted all" }).waitFor();
  });

  test("asks before deleting, on the record and in the list", async () => {
    await scripts(`
      kintone.events.on("app.record.detail.delete.submit", function (event) {
        if (event.record.title.value === "Keep me") event.error = "Record " + event.recordId + " is kept";
        return event;
      });
      kintone.events.on("app.record.index.delete.submit", function (event) {
        return new kintone.Promise(function (done) { done(window.confirm("Really?") ? event : false); });
      });`);
    const kept = await add({ title: "Keep me" });
    const page = await pageOf(aiko, `/k/${app}/show#record=${kept}`);
    const remove = async () => {
      await button(page, "More actions").click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    };
    await remove();
    await page.getByRole("alert").getByText(`Record ${kept} is kept`).waitFor();
    expect(await read(kept)).toMatchObject({ title: { value: "Keep me" } });

    const answers = [false, true];
    page.on("dialog", (dialog) => (answers.shift() ? dialog.accept() : dialog.dismiss()));
    await page.goto(`/k/${app}/`);
    for (const gone of [false, true]) {
      await page.locator("tbody tr").first().getByRole("button", { name: "Delete" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
      await expect.poll(() => answers.length).toBe(gone ? 0 : 1);
      if (gone) await page.getByText("Keep me").waitFor({ state: "detached" });
      else expect(await read(kept)).toMatchObject({ title: { value: "Keep me" } });
    }
  });

  test("checks an action of the process, and writes with it or not at all", async () => {
    await scripts(`
      kintone.events.on("app.record.detail.process.proceed", function (event) {
        console.log([event.action.value, event.status.value, event.nextStatus.value, event.recordId].join(" > "));
        if (event.record.title.value === "Not yet") { event.error = "A title is missing"; return event; }
        if (event.record.title.value === "Never") return false;
        if (event.record.title.value === "Broken") { event.record.title.value = ""; return event; }
        return kintone.api("/k/v1/app", "GET", { id: event.appId }).then(function (resp) {
          event.record.number.value = resp.name;
          event.record.kind.value = "Large";
          return event;
        });
      });`);
    const act = async (title: string, after: (page: Page) => Promise<unknown>) => {
      const id = await add({ title });
      const page = await pageOf(aiko, `/k/${app}/show#record=${id}`);
      const { said } = listen(page);
      await button(page, "Submit").click();
      await page.getByRole("dialog").getByRole("combobox").waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Run" }).click();
      await after(page);
      expect(said).toEqual([`Submit > Draft > Review > ${id}`]);
      const { Status, number, kind, $revision } = await read(id);
      return [Status.value, number.value, kind.value, $revision.value];
    };
    const untouched = ["Draft", "", null, "1"];
    const alert = (text: string) => (page: Page) => page.getByRole("alert").getByText(text).waitFor();
    expect(await act("Not yet", alert("A title is missing"))).toEqual(untouched);
    expect(await act("Never", (page) => page.getByRole("dialog").waitFor({ state: "hidden" }))).toEqual(
      untouched,
    );
    expect(await act("Broken", alert("Missing or invalid input"))).toEqual(untouched);
    const reviewed = (page: Page) =>
      page.getByRole("region", { name: "Process" }).getByText("Review").waitFor();
    expect(await act("Go on", reviewed)).toEqual(["Review", "Made for a test", "Large", "4"]);
  });
});

describe("saving", () => {
  const alert = (page: Page) => page.getByRole("alert");

  test("waits for the scripts, which may forbid it, say why, and say where", async () => {
    mayBreak();
    await scripts(`
      var presses = 0;
      kintone.events.on("app.record.create.submit", function (event) {
        presses++;
        var record = event.record;
        if (presses === 1) return kintone.Promise.resolve(false);
        if (presses === 2) throw new Error("Oh");
        if (presses === 3) { record.title.value = "Changed"; record.title.error = "Not this title"; return event; }
        if (presses === 4) { record.title.value = "Changed"; event.error = "Not today"; return event; }
        if (presses === 5) { record.lines.value[0].value.count.error = "Too few"; return event; }
        if (presses === 6) { record.title.value = "Lost"; }
      });
      kintone.events.on("app.record.create.submit.success", function (event) {
        console.log(typeof event.recordId + " " + event.record.title.value + " " + event.record.$revision.value +
          " " + ("url" in event) + " " + location.pathname);
        event.url = "/k/" + event.appId + "/?query=" + encodeURIComponent("$id = " + event.recordId);
        return event;
      });`);
    const page = await form();
    const { said } = listen(page);
    await box(page, "title").fill("Mine");
    await save(page);
    await expect.poll(() => run(page, "presses")).toBe(1);
    await save(page);
    await alert(page).getByText("Error: Oh").waitFor();
    await save(page);
    await alert(page).getByText("Not this title").waitFor();
    expect(await box(page, "title").getAttribute("aria-invalid")).toBe("true");
    expect(await box(page, "title").inputValue()).toBe("Mine");
    await save(page);
    await alert(page).getByText("Not today").waitFor();
    expect(await page.locator("[data-field-code=title]").getByText("Not this title").count()).toBe(0);
    await save(page);
    await line(page, 0).getByText("Too few").waitFor();
    await save(page);
    // Who gives nothing back has changed nothing.
    await page.locator("tbody tr").getByText("Mine").waitFor();
    expect(page.url()).toContain("?query=");
    expect(said).toEqual([`string Mine 1 false /k/${app}/edit`]);
  });

  test("of a changed record tells it again, and stays where a script says so", async () => {
    await scripts(`
      kintone.events.on("app.record.edit.submit", function (event) {
        event.record.number.value = event.record.title.value + "/" + event.recordId;
        return event;
      });
      kintone.events.on("app.record.edit.submit.success", function (event) {
        console.log(event.record.number.value);
        event.url = null;
        return event;
      });`);
    const id = await add({ title: "Old" });
    const page = await pageOf(aiko, `/k/${app}/show#record=${id}&mode=edit`);
    const { said } = listen(page);
    await box(page, "title").fill("New");
    await save(page);
    await expect.poll(() => said).toEqual([`New/${id}`]);
    await box(page, "title").waitFor();
    expect(await read(id)).toMatchObject({ title: { value: "New" }, number: { value: `New/${id}` } });
  });

  test("in the list has events of its own", async () => {
    await scripts(`
      kintone.events.on("app.record.index.edit.show", function (event) {
        event.record.number.disabled = true;
        event.record.title.value = "not taken";
        return event;
      });
      kintone.events.on("app.record.index.edit.change.kind", function (event) {
        event.record.title.value = event.changes.field.value + " one";
        console.log(typeof event.recordId + " " + event.changes.row);
        return event;
      });
      kintone.events.on("app.record.index.edit.submit", function (event) {
        if (event.record.kind.value === "Large") event.record.kind.error = "Too large";
        return event;
      });
      kintone.events.on(["app.record.index.edit.submit.success", "app.record.index.edit.finish"], function (event) {
        console.log(event.type.split(".").pop() + " " + event.record.title.value);
      });`);
    const id = await add({ title: "In the list" });
    const page = await pageOf(aiko, `/k/${app}/?query=${encodeURIComponent(`$id = ${id}`)}`);
    const { said } = listen(page);
    await page.locator(".recordlist-edit-gaia").click();
    await expect.poll(() => box(page, "number").isDisabled()).toBe(true);
    expect(await box(page, "title").inputValue()).toBe("In the list");
    const choose = async (name: string) => {
      await page.getByRole("combobox", { name: "kind" }).click();
      await page.getByRole("option", { name }).click();
    };
    await choose("Large");
    await expect.poll(() => box(page, "title").inputValue()).toBe("Large one");
    await save(page);
    await page.locator("tbody").getByText("Too large").first().waitFor();
    await choose("Small");
    await save(page);
    await expect
      .poll(() => said)
      .toEqual(["string null", "string null", "success Small one", "finish Small one"]);
    expect(await read(id)).toMatchObject({ title: { value: "Small one" }, kind: { value: "Small" } });
  });

  test("a value that a script sets is told before set() comes back, and what it gives back stands", async () => {
    await scripts(`
      window.told = [];
      kintone.events.on(["app.record.edit.change.title", "app.record.edit.change.count", "app.record.edit.change.lines",
        "app.record.edit.change.number", "app.record.edit.change.secret"], function (event) {
        told.push(event.type.split(".").pop() + " " + event.changes.field.value + " " + kintone.app.record.get());
        if (event.type.indexOf("title") > 0) { event.record.number.value = "after " + event.changes.field.value; return event; }
      });`);
    const id = await add({ title: "Old", lines: [{ value: { count: { value: "1" } } }] });
    const page = await pageOf(aiko, `/k/${app}/show#record=${id}&mode=edit`);
    await box(page, "title").waitFor();
    const told = await run(
      page,
      `(function () {
        var record = kintone.app.record.get().record;
        record.title.value = "New";
        record.secret.value = "says nothing";
        record.lines.value[0].value.count.value = "2";
        record.lines.value.push({ value: JSON.parse(JSON.stringify(record.lines.value[0].value)) });
        kintone.app.record.set({ record: record });
        var now = kintone.app.record.get().record;
        return told.concat(now.number.value, now.lines.value.map(function (row) { return typeof row.id + row.value.count.value; }));
      })()`,
    );
    expect(told).toEqual([
      "title New null",
      "number after New null",
      "count 2 null",
      "count 2 null",
      "after New",
      "string2",
      "object2",
    ]);
    await run(
      page,
      `kintone.app.record.set({ record: { lines: { type: "SUBTABLE", value: [{ value: { count: { type: "NUMBER", value: 1 } } }] } } })`,
    );
    await alert(page).getByText("event.record['lines'].value[0].value['item'].type is invalid").waitFor();
    expect(await page.locator(".subtable-row-gaia").count()).toBe(2);
  });
});

describe("what scripts can ask", () => {
  test("about a record: elements, permissions, the process and its history", async () => {
    await scripts("");
    const id = await add({ title: "Asked", lines: [{ value: { count: { value: "1" } } }] });
    await ok(aiko.put("/k/v1/record/status.json", { app, id, action: "Submit", assignee: "ben" }));
    const page = await pageOf(await all.ben.withSession(), `/k/${app}/show#record=${id}`);
    await page.getByText("Asked").first().waitFor();
    const answers = await run(
      page,
      `(async function () {
        var record = kintone.app.record;
        record.getFieldElement("title").style.color = "rgb(1, 2, 3)";
        record.setFieldShown("number", false);
        record.setGroupFieldOpen("more", true);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        var fields = await record.getFieldPermissions();
        var history = await record.getStatusHistory();
        return {
          text: record.getFieldElement("title").textContent,
          none: [record.getFieldElement("Status"), record.getFieldElement("count"), record.getFieldElement("no")],
          may: await record.getPermissions(),
          title: fields.title,
          visible: [await record.isFieldVisible("number"), await record.isFieldVisible("count"), await record.isFieldVisible("no")],
          open: await record.isGroupFieldOpen("more"),
          actions: await record.getStatusActions(),
          assignees: await record.getAssignees(),
          history: history.map(function (step) { return step.status + " " + step.assignees.map(function (one) { return one.code; }); }),
          targets: [kintone.app.getLookupTargetAppId("gift"), kintone.app.getLookupTargetAppId("item"), kintone.app.getLookupTargetAppId("title")],
          page: (await kintone.getPageType()).page,
        };
      })()`,
    );
    const ben = { code: "ben", name: "Ben" };
    expect(answers).toEqual({
      text: "Asked",
      none: [null, null, null],
      may: { editRecord: true, deleteRecord: true },
      title: { readField: true, editField: true },
      visible: [false, true, false],
      open: true,
      actions: [{ name: "Approve", nextStatus: { name: "Done", type: "ONE", assignees: [] } }],
      assignees: [{ assignee: ben, action: null }],
      history: ["Review ben"],
      targets: [goods, goods, null],
      page: "APP_DETAIL",
    });
    const edit = kintoneOn(page, `app.record.getFieldElement("title")`);
    expect(await edit).toBe("[object HTMLDivElement]");
    // On a list there is no record to ask about.
    await page.goto(`/k/${app}/`);
    await page.locator(".recordlist-gaia").waitFor();
    expect(await kintoneOn(page, `app.record.getFieldElement("title")`)).toBe("null");
    expect(await run(page, `kintone.app.record.getPermissions().catch(String)`)).toContain("no record");
  });

  test("about the app, its list and who is there", async () => {
    await scripts("");
    await add({ title: "Listed" });
    const page = await pageOf(aiko, `/k/${app}/`);
    await page.getByText("Listed").first().waitFor();
    const answers = await run<Record<string, unknown>>(
      page,
      `(async function () {
        var app = kintone.app;
        var cells = app.getFieldElements("title");
        cells[0].style.backgroundColor = "rgb(1, 2, 3)";
        return {
          cells: [cells.length === document.querySelectorAll(".recordlist-row-gaia").length, cells[0].textContent,
            app.getFieldElements("lines"), app.getFieldElements("no")],
          name: (await app.get()).name, digits: (await app.get()).numberPrecision.digits,
          fields: Object.keys(await app.getFormFields()).indexOf("gift") >= 0,
          layout: (await app.getFormLayout())[0].type,
          view: (await app.getView()).type,
          views: Array.isArray(await app.getViews()),
          states: Object.keys((await app.getStatus()).states),
          categories: await app.getCategories(),
          may: await app.getPermissions(),
          test: await app.isTestEnvironment(),
          page: await kintone.getPageType(),
          url: await kintone.buildPageUrl("APP_DETAIL", { appId: "4", recordId: "5" }),
          noUrl: await kintone.buildPageUrl("APP_DETAIL", { appId: "4" }).catch(String),
          groups: (await kintone.user.getGroups()).map(function (one) { return one.code; }),
          organizations: await kintone.user.getOrganizations(),
          administrator: await kintone.isUsersAndSystemAdministrator(),
        };
      })()`,
    );
    expect(answers).toEqual({
      cells: [true, "Listed", null, null],
      name: "Made for a test",
      digits: 16,
      fields: true,
      layout: "ROW",
      view: "LIST",
      views: true,
      states: ["Draft", "Review", "Done"],
      categories: { enabled: false, categories: {} },
      may: { addRecord: true, editApp: true },
      test: false,
      page: { type: "APP", page: "APP_INDEX" },
      url: `${all.url}/k/4/show#record=5`,
      noUrl: "Error: buildPageUrl: APP_DETAIL needs recordId",
      groups: expect.arrayContaining(["everyone"]),
      organizations: [],
      administrator: false,
    });
  });

  test("of the person at the page: dialogs, messages, and to wait", async () => {
    await scripts("");
    await add({ title: "There" });
    const page = await pageOf(aiko, `/k/${app}/`);
    await page.locator(".recordlist-gaia").waitFor();
    const dialog = page.getByRole("dialog");
    const later = (script: string) =>
      run(
        page,
        `void (window.answer = null, (${script}).then(function (answer) { window.answer = answer; }))`,
      );
    const answer = () => run(page, "window.answer");

    await later(`kintone.showConfirmDialog({ title: "Sure?", body: "One\\ntwo", okButtonText: "Do it" })`);
    await dialog.getByText("Sure?").waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Do it" }).click();
    await expect.poll(answer).toBe("OK");
    await later(`kintone.showConfirmDialog({ title: "Again?" })`);
    await dialog.getByText("Again?").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(answer).toBe("CLOSE");

    await later(`(function () {
      var body = document.createElement("div");
      body.innerHTML = "<label>Why<input id='why'></label>";
      return kintone.createDialog({ title: "Reason", body: body, beforeClose: function (action) {
        return action !== "OK" || document.querySelector("#why").value !== "";
      } }).then(function (made) { window.made = made; return made.show(); });
    })()`);
    await dialog.getByRole("button", { name: "OK" }).click();
    await dialog.getByLabel("Why").fill("Because");
    expect(await answer()).toBe(null);
    await dialog.getByRole("button", { name: "OK" }).click();
    await expect.poll(answer).toBe("OK");
    await later("made.show()");
    await dialog.getByLabel("Why").waitFor();
    await run(page, "made.close()");
    await expect.poll(answer).toBe("FUNCTION");

    await run(
      page,
      `kintone.showNotification("ERROR", "First"), kintone.showNotification("SUCCESS", "Second")`,
    );
    await page.getByRole("status").getByText("Second").waitFor();
    expect(await page.getByText("First", { exact: true }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("status").getByRole("button", { name: "Close" }).click();
    await run(page, `kintone.showLoading("VISIBLE")`);
    await page.locator(".mantine-LoadingOverlay-root").waitFor();
    await run(page, `kintone.showLoading("HIDDEN")`);
    await page.locator(".mantine-LoadingOverlay-root").waitFor({ state: "detached" });
  });

  const kintoneOn = (page: Page, call: string) => run<string>(page, `String(kintone.${call})`);
});
