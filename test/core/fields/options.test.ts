import { describe, expect, test } from "vitest";
import { column, context, made, named, operand, read, refusal, refused, shown, stored } from "./made.ts";

const one = ["RADIO_BUTTON", "DROP_DOWN"];
const many = ["CHECK_BOX", "MULTI_SELECT"];

describe.each(one)("%s", (type) => {
  const field = made(type);

  test("holds the name of an option", () => {
    expect(stored(field, "B")).toBe("B");
    expect(column(field, "B")).toBe("B");
  });
  test.each([[""], [null], [undefined]])("%j chooses nothing", (input) => {
    expect(stored(field, input)).toBeNull();
    expect(column(field, input)).toBeNull();
  });
  test("refuses a name that is no option [M]", () => {
    expect(refused(field, "X")).toEqual(['.value The value, "X", is not in options.']);
  });
  test("a list is the wrong JSON", () => {
    expect(() => read(field, ["A"])).toThrow("CB_IJ01");
  });
  test("is sorted by the options' order", () => {
    const turned = made(type, { options: { A: { label: "A", index: 1 }, B: { label: "B", index: 0 } } });
    expect(named(type).sortOrder?.(turned)).toEqual(["B", "A"]);
  });
});

describe.each(many)("%s", (type) => {
  const field = made(type);

  test("holds names in the order sent, each once", () => {
    expect(stored(field, ["B", "A", "B"])).toEqual(["B", "A"]);
    expect(column(field, ["B", "A"])).toEqual(["B", "A"]);
  });
  test.each([[null], [""], [[]]])("%j is an empty list", (input) => {
    expect(stored(field, input)).toEqual([]);
  });
  test("names each unknown option by its place [M]", () => {
    expect(refused(field, ["A", "X", "Y"])).toEqual([
      '.values[1].value The value, "X", is not in options.',
      '.values[2].value The value, "Y", is not in options.',
    ]);
  });
  test("a text is the wrong JSON", () => {
    expect(() => read(field, "A")).toThrow("CB_IJ01");
  });
  test("reports a missing value under .values [M]", () => {
    expect(named(type).path).toBe(".values");
  });
});

describe.each([...one, ...many])("the options of %s", (type) => {
  test("are shown by name, with their place as a string", () => {
    expect(shown(type).options).toEqual({
      A: { label: "A", index: "0" },
      B: { label: "B", index: "1" },
      C: { label: "C", index: "2" },
    });
  });
  test("an unknown option in a query is an error [M]", () => {
    expect(operand(made(type), "A")).toBe("A");
    expect(() => operand(made(type), "X")).toThrow("GAIA_IQ10");
  });
  test("are needed", () => {
    expect(refusal(type, { options: undefined })).toEqual({ "properties[f].options": ["Required field."] });
    expect(refusal(type, { options: {} })).toEqual({
      "properties[f].options": ["Specify at least one option."],
    });
  });
  test("the key of a new option is its label", () => {
    expect(refusal(type, { options: { A: { label: "Z", index: 0 } } })).toEqual({
      "properties[f].options[A].label": ["The key of a new option must be the same as its label."],
    });
  });
  test("can be renamed, keeping their id, and the default goes with them", () => {
    const list = many.includes(type);
    const before = made(type, { defaultValue: list ? ["A"] : "A" });
    const after = made(
      type,
      { options: { A: { label: "Alpha", index: 1 }, B: { label: "B", index: 0 } } },
      before,
    );
    const id = (label: string, field = after) => field.options?.find((option) => option.label === label)?.id;
    expect(id("Alpha")).toBe(id("A", before));
    expect(after.options?.map(({ label }) => label)).toEqual(["B", "Alpha"]);
    expect(after.defaultValue).toEqual(list ? ["Alpha"] : "Alpha");
    expect(after.removedOptions).toEqual(["C"]);
  });
  test("two of them can exchange their names", () => {
    const before = made(type);
    const options = { A: { label: "B", index: 0 }, B: { label: "A", index: 1 }, C: { label: "C", index: 2 } };
    const after = made(type, { options }, before);
    expect(after.options?.map(({ id }) => id)).toEqual(before.options?.map(({ id }) => id));
    expect(after.removedOptions).toEqual([]);
  });
  test("a removed option is still accepted in records and queries [D2]", () => {
    const after = made(type, { options: { A: { label: "A", index: 0 } } }, made(type));
    const value = many.includes(type) ? ["B"] : "B";
    expect(stored(after, value)).toEqual(value);
    expect(operand(after, "B")).toBe("B");
    expect(() => operand(after, "X")).toThrow("GAIA_IQ10");
  });
  test("an option that comes back is no longer a removed one", () => {
    const gone = made(type, { options: { A: { label: "A", index: 0 } } }, made(type));
    const options = { A: { label: "A", index: 0 }, B: { label: "B", index: 1 } };
    expect(made(type, { options }, gone).removedOptions).toEqual(["C"]);
  });
  test("a default must be an option", () => {
    const defaultValue = many.includes(type) ? ["X"] : "X";
    expect(refusal(type, { defaultValue })).toEqual({
      "properties[f].defaultValue": ['The option "X" does not exist.'],
    });
  });
  test.each([
    [{ A: "A" }, "CB_IJ01"],
    [["A"], "CB_IJ01"],
  ])("%j is the wrong JSON", (options, code) => {
    expect(() => made(type, { options })).toThrow(code);
  });
});

test("a radio button without a default has its first option pressed", () => {
  expect(named("RADIO_BUTTON").initial(made("RADIO_BUTTON"), context)).toBe("A");
  expect(named("DROP_DOWN").initial(made("DROP_DOWN"), context)).toBe("");
});

test("`required` is kept and shown by a radio button, and never enforced [M]", () => {
  expect(shown("RADIO_BUTTON", { required: true })).toMatchObject({ required: true });
  expect(named("RADIO_BUTTON").requiredIsEnforced).toBe(false);
});
