import { describe, expect, test } from "vitest";
import { codeProblem } from "../../src/core/apps/field-code.ts";
import { inOrder, newRow, withRight } from "../../web/pages/app-settings/acl/rows.ts";
import { suggestCode } from "../../web/pages/app-settings/form/codes.ts";
import { fromServer, type ServerForm } from "../../web/pages/app-settings/form/convert.ts";
import { changePart, type Form } from "../../web/pages/app-settings/form/form.ts";
import { afterStep, planSave } from "../../web/pages/app-settings/form/plan.ts";
import { sectionOf } from "../../web/pages/app-settings/section.ts";

describe("a new field's code", () => {
  const allowed = (code: string) => codeProblem(code, "SINGLE_LINE_TEXT") === undefined;
  const suggest = (label: string, ...taken: string[]) => suggestCode(label, new Set(taken), allowed);
  test.each([
    ["Price", "Price"],
    ["Unit price ($)", "Unit_price____"],
    ["1st choice", "_1st_choice"],
    ["単価（円）", "単価_円_"],
    ["Status", "_Status"],
    ["", "_"],
  ])("from the name %j is %j", (label, code) => {
    expect(suggest(label)).toBe(code);
  });
  test("is numbered when it is taken, and never too long", () => {
    expect(suggest("a", "a", "a_0")).toBe("a_1");
    const long = "x".repeat(128);
    expect(allowed(suggest(long, suggest(long)))).toBe(true);
  });
});

describe("permissions", () => {
  const row = newRow({ type: "USER", code: "ben" });
  test("a new row may view", () => {
    expect(row).toMatchObject({ recordViewable: true, recordAddable: false, appEditable: false });
  });
  test("a right brings the one that it needs, and goes with it", () => {
    const exporting = withRight({ ...row, recordViewable: false }, "recordExportable", true);
    expect(exporting).toMatchObject({ recordViewable: true, recordExportable: true });
    expect(withRight(exporting, "recordViewable", false)).toMatchObject({ recordExportable: false });
    expect(withRight(row, "recordImportable", true)).toMatchObject({ recordAddable: true });
  });
  test("Everyone is last wherever it stands", () => {
    const everyone = newRow({ type: "GROUP", code: "everyone" });
    expect(inOrder([everyone, row])).toEqual([row, everyone]);
  });
});

describe("a save that stopped half-way", () => {
  const server: ServerForm = {
    properties: { a: { type: "SINGLE_LINE_TEXT", code: "a", label: "a" } },
    layout: [{ type: "ROW", fields: [{ type: "SINGLE_LINE_TEXT", code: "a", size: { width: "200" } }] }],
  };
  const renamed = changePart(fromServer(server), "f a", (part) => ({
    ...part,
    field: { type: "SINGLE_LINE_TEXT", code: "b", label: "b" },
  }));
  const options = [{ label: "red" }];
  const added = { type: "DROP_DOWN", code: "color", label: "color", options };
  const form: Form = {
    ...renamed,
    rows: [
      ...renamed.rows,
      { key: "new", parts: [{ key: "n", type: "DROP_DOWN", size: { width: "200" }, field: added }] },
    ],
  };
  const plan = planSave(server, form);
  const known = (after: Form) => after.rows.flatMap((row) => row.parts.map((part) => part.saved));

  test("knows what the server has taken", () => {
    expect(known(form)).toEqual(["a", undefined]);
    expect(known(afterStep(form, plan, "update"))).toEqual(["b", undefined]);
    const done = afterStep(afterStep(form, plan, "update"), plan, "add");
    expect(known(done)).toEqual(["b", "color"]);
    expect(done.rows[1]?.parts[0]?.field?.options).toEqual([{ label: "red", saved: "red" }]);
  });
});

test.each([
  ["/k/admin/app/flow", "", "form"],
  ["/k/admin/app/flow", "#section=views", "views"],
  ["/k/admin/app/flow", "#section=settings", "settings"],
  ["/k/admin/app/flow", "#section=nonsense", "form"],
  ["/k/admin/app/apitoken", "", "settings"],
])("%s%s belongs to the tab %s", (path, hash, section) => {
  expect(sectionOf(path, hash)).toBe(section);
});
