import { describe, expect, test } from "vitest";
import { column, context, made, named, operand, read, shown, stored } from "./made.ts";

describe("USER_SELECT", () => {
  const field = made("USER_SELECT");
  const aiko = { code: "aiko", name: "Aiko" };

  test("shows code and name, whatever else was sent, each user once", () => {
    expect(stored(field, [{ code: "aiko", name: "Somebody", x: 1 }, { code: "aiko" }])).toEqual([aiko]);
  });
  test.each([[null], [""], [[]]])("%j is nobody", (input) => {
    expect(stored(field, input)).toEqual([]);
  });
  test("an unknown code is GAIA_IL26 [M]", () => {
    expect(() => read(field, [{ code: "nobody" }])).toThrow("GAIA_IL26");
    expect(() => operand(field, "nobody")).toThrow("GAIA_IL26");
  });
  test.each([[["aiko"]], [[{ name: "Aiko" }]], [{ code: "aiko" }]])("%j is the wrong JSON", (input) => {
    expect(() => read(field, input)).toThrow("CB_IJ01");
  });
  test("is compared by the users' ids, which survive a change of name and code", () => {
    expect(column(field, [{ code: "aiko" }, { code: "ben" }])).toEqual(["7", "8"]);
    expect(operand(field, "ben")).toBe("8");
  });
  test("tells whom it mentions, in values and in settings", () => {
    const type = named("USER_SELECT");
    expect(type.mentions?.in([{ code: "aiko" }, "x", null, { code: 5 }])).toEqual(["aiko"]);
    expect(
      type.usersInSettings?.({ defaultValue: [{ code: "aiko", type: "USER" }], entities: [{ code: "ben" }] }),
    ).toEqual(["ben", "aiko"]);
  });
  test("the default may be whoever adds the record", () => {
    const defaultValue = [
      { type: "FUNCTION", code: "LOGINUSER()" },
      { type: "USER", code: "ben" },
    ];
    const withDefault = made("USER_SELECT", { defaultValue });
    expect(shown("USER_SELECT", { defaultValue }).defaultValue).toEqual(defaultValue);
    const initial = named("USER_SELECT").initial(withDefault, context);
    expect(stored(withDefault, initial)).toEqual([aiko, { code: "ben", name: "Ben" }]);
  });
  test("an unknown user in the settings is GAIA_IL26", () => {
    expect(() => made("USER_SELECT", { entities: [{ type: "USER", code: "nobody" }] })).toThrow("GAIA_IL26");
  });
  test("reports a missing value under .values.value [M]", () => {
    expect(named("USER_SELECT").path).toBe(".values.value");
  });
});

describe("FILE", () => {
  const field = made("FILE");
  const order = { fileKey: "record-key", name: "order.pdf", contentType: "application/pdf", size: "12" };

  test("shows what is known of the file, under the record's own key", () => {
    expect(stored(field, [{ fileKey: "upload-key", name: "lie.txt", size: "1" }])).toEqual([order]);
  });
  test("an unknown key is GAIA_BL01", () => {
    expect(() => read(field, [{ fileKey: "nonsense" }])).toThrow("GAIA_BL01");
  });
  test("a key that comes twice is one file", () => {
    expect(stored(field, [{ fileKey: "upload-key" }, { fileKey: "upload-key" }])).toEqual([order]);
  });
  test.each([[["upload-key"]], [[{}]], ["upload-key"]])("%j is the wrong JSON", (input) => {
    expect(() => read(field, input)).toThrow("CB_IJ01");
  });
  test("is empty or not, and searched by name", () => {
    expect(column(field, [{ fileKey: "upload-key" }])).toBe(1);
    expect(column(field, [])).toBeNull();
    expect(named("FILE").searchText([order])).toBe("order.pdf");
  });
});

describe("system fields", () => {
  test.each([
    ["RECORD_NUMBER", "RECORD_ID", "id"],
    ["CREATOR", "CREATOR", "creator"],
    ["CREATED_TIME", "CREATED_AT", "created"],
    ["MODIFIER", "MODIFIER", "modifier"],
    ["UPDATED_TIME", "MODIFIED_AT", "updated"],
  ])("%s is called %s in errors and stands in a fixed column [M]", (type, internalName, fixedColumn) => {
    expect(named(type)).toMatchObject({ system: true, internalName, fixedColumn });
  });
  test("a record number in a query: zeros and sign are fine, points, exponents and blanks are not [M]", () => {
    const field = made("RECORD_NUMBER");
    expect(operand(field, "007")).toBe(7);
    expect(operand(field, "+7")).toBe(7);
    expect(operand(field, "-7")).toBe(-7);
    for (const literal of ["7.0", "7e0", " 7", "abc"]) expect(operand(field, literal)).toBeUndefined();
    expect(operand(field, "9".repeat(400))).toBe(Number.MAX_SAFE_INTEGER);
  });
  test("creators are compared by id", () => {
    expect(operand(made("CREATOR"), "aiko")).toBe(7);
    expect(() => operand(made("MODIFIER"), "nobody")).toThrow("GAIA_IL26");
  });
  test("a created time must not lie in the future [D2]", () => {
    const field = made("CREATED_TIME");
    expect(stored(field, "2026-04-23T15:31:00Z")).toBe("2026-04-23T15:31:00Z");
    expect(read(field, "2026-04-23T15:32:00Z").problems).toHaveLength(1);
    expect(read(field, "nonsense").problems).toHaveLength(1);
  });
});
