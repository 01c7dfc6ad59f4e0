import { describe, expect, test } from "vitest";
import { column, context, made, named, operand, read, refusal, refused, stored } from "./made.ts";

describe("SINGLE_LINE_TEXT", () => {
  const field = made("SINGLE_LINE_TEXT");

  test("keeps text as it is, blanks too", () => {
    expect(stored(field, "  a　b  ")).toBe("  a　b  ");
  });
  test("takes numbers and booleans as their text", () => {
    expect(stored(field, 5)).toBe("5");
    expect(stored(field, true)).toBe("true");
  });
  test("null and nothing at all are empty", () => {
    expect(stored(field, null)).toBe("");
    expect(stored(field, undefined)).toBe("");
  });
  test.each([[{}], [["a"]]])("%j is not text", (input) => {
    expect(() => read(field, input)).toThrow("CB_IJ01");
  });
  test("the zero character is refused, since not every database can hold it", () => {
    expect(refused(field, "a\0b")).toEqual([".value Enter a string."]);
  });
  test("half a surrogate pair becomes the replacement character", () => {
    expect(stored(field, "a\ud83db")).toBe("a\ufffdb");
  });
  test("compares by 64 characters without half-width blanks at the end", () => {
    expect(column(field, `${"x".repeat(64)}yz`)).toBe("x".repeat(64));
    expect(column(field, "a  ")).toBe("a");
    expect(column(field, "  a")).toBe("  a");
    expect(column(field, "a　")).toBe("a　");
    expect(operand(field, "abc  ")).toBe("abc");
  });
  test("the 64th character may be an emoji, which is not cut in half", () => {
    const text = `${"x".repeat(63)}😀😀`;
    expect(column(field, text)).toBe(`${"x".repeat(63)}😀`);
    expect(operand(field, text)).toBe(`${"x".repeat(63)}😀`);
  });
  test("empty and blank-only text is an empty cell", () => {
    expect(column(field, "")).toBeNull();
    expect(column(field, "   ")).toBeNull();
  });
});

describe("length [M]", () => {
  const limited = made("SINGLE_LINE_TEXT", { minLength: "2", maxLength: 5 });

  test("the messages print the first length that is wrong, not the limit", () => {
    expect(refused(limited, "abcdef")).toEqual([".value Enter less than 6 characters."]);
    expect(refused(limited, "a")).toEqual([".value Enter more than 1 characters."]);
  });
  test("the limits themselves are fine", () => {
    expect(stored(limited, "ab")).toBe("ab");
    expect(stored(limited, "abcde")).toBe("abcde");
  });
  test("the shortest length is asked of an empty value too", () => {
    expect(refused(limited, "")).toEqual([".value Enter more than 1 characters."]);
  });
  test("the longest length is not", () => {
    expect(stored(made("SINGLE_LINE_TEXT", { maxLength: "0" }), "")).toBe("");
  });
  test("an emoji is one character", () => {
    expect(stored(limited, "😀😀😀😀😀")).toBe("😀😀😀😀😀");
  });
  test("a unique field holds no more than kintone compares", () => {
    const unique = made("SINGLE_LINE_TEXT", { unique: true });
    expect(refused(unique, "x".repeat(65))).toEqual([".value Enter less than 65 characters."]);
    expect(stored(unique, "x".repeat(64))).toHaveLength(64);
  });
});

describe("settings of text", () => {
  test("numbers and booleans may be sent as strings or not", () => {
    expect(made("SINGLE_LINE_TEXT", { required: "true", minLength: 3, maxLength: "07" })).toMatchObject({
      required: true,
      minLength: "3",
      maxLength: "7",
    });
  });
  test("every bad property is named", () => {
    expect(refusal("SINGLE_LINE_TEXT", { required: "maybe", minLength: "x", maxLength: "-1" })).toEqual({
      "properties[f].required": ["must be boolean."],
      "properties[f].minLength": ["Enter an integer value."],
      "properties[f].maxLength": ["must be greater than or equal to 0"],
    });
  });
  test("the shortest length may not exceed the longest", () => {
    expect(refusal("LINK", { minLength: "6", maxLength: "5" })).toHaveProperty(["properties[f].minLength"]);
  });
  test("a default must keep the limits", () => {
    expect(refusal("SINGLE_LINE_TEXT", { maxLength: "2", defaultValue: "abc" })).toEqual({
      "properties[f].defaultValue": ["Enter less than 3 characters."],
    });
  });
  test("code and label are asked for when a field is added", () => {
    expect(refusal("SINGLE_LINE_TEXT", { code: undefined, label: "" })).toEqual({
      "properties[f].code": ["Required field."],
      "properties[f].label": ["Required field."],
    });
  });
  test("an update keeps what was not sent, and the id", () => {
    const before = made("SINGLE_LINE_TEXT", { maxLength: "5", required: true });
    expect(made("SINGLE_LINE_TEXT", { label: "New" }, before)).toEqual({ ...before, label: "New" });
  });
  test("an object where a text is due is the wrong JSON", () => {
    expect(() => made("SINGLE_LINE_TEXT", { defaultValue: {} })).toThrow("CB_IJ01");
  });
});

describe("MULTI_LINE_TEXT", () => {
  const field = made("MULTI_LINE_TEXT");

  test("lines end with \\n whatever the sender's system", () => {
    expect(stored(field, "a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });
  test("has no lengths", () => {
    expect(stored(made("MULTI_LINE_TEXT", { maxLength: "1" }), "abc")).toBe("abc");
  });
  test("nothing but blanks is empty for `is empty`, but is a value", () => {
    expect(column(field, " \n\t ")).toBeNull();
    expect(column(field, "a")).toBe(1);
    expect(named("MULTI_LINE_TEXT").isEmpty(" \n")).toBe(false);
  });
});

describe("RICH_TEXT", () => {
  const field = made("RICH_TEXT");

  test.each([
    ["<div>a<script>alert(1)</script></div>", "<div>a</div>"],
    ['<img src=x onerror="alert(1)">', '<img src="x" />'],
    ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
    ['<a href="https://example.com">a</a>', '<a href="https://example.com">a</a>'],
    ['<span style="color:#f00;position:fixed">a</span>', '<span style="color:#f00">a</span>'],
    ["<blink>a</blink>", "a"],
    ["plain", "plain"],
  ])("%s is stored as %s", (given, kept) => {
    expect(stored(field, given)).toBe(kept);
  });
  test("a default is made harmless when it is set", () => {
    expect(made("RICH_TEXT", { defaultValue: "a<script>b</script>" })).toMatchObject({ defaultValue: "a" });
  });
  test("is searched by what a reader sees", () => {
    const { searchText } = named("RICH_TEXT");
    expect(
      searchText("<div>big <b>blu</b>e</div><div>1 &lt; 2&nbsp;&#65;</div>").trim().split(/\s+/),
    ).toEqual(["big", "blue", "1", "<", "2", "A"]);
  });
});

describe("LINK", () => {
  test.each([
    ["WEB", "https://example.com/a?b=c#d"],
    ["WEB", "http://localhost:8080"],
    ["MAIL", "aiko@example.com"],
    ["CALL", "+81 3-1234-5678"],
    ["CALL", "(03) 1234-5678"],
    ["WEB", ""],
  ])("%s takes %s", (protocol, value) => {
    expect(stored(made("LINK", { protocol }), value)).toBe(value);
  });
  test.each([
    ["WEB", "example.com", "URL"],
    ["WEB", "javascript:alert(1)", "URL"],
    ["WEB", "https://example.com\njavascript:alert(1)", "URL"],
    ["MAIL", "aiko", "e-mail"],
    ["CALL", "call me", "phone"],
  ])("%s refuses %j", (protocol, value, word) => {
    expect(refused(made("LINK", { protocol }), value)).toEqual([expect.stringContaining(word)]);
  });
  test("the URL message stands beside the length message [M]", () => {
    expect(refused(made("LINK", { maxLength: "3" }), "nonsense")).toHaveLength(2);
  });
  test("the protocol is one of three", () => {
    expect(refusal("LINK", { protocol: "FAX" })).toEqual({
      "properties[f].protocol": ["must be one of the enum value"],
    });
  });
});

test("a default is the input of a record that does not name the field", () => {
  const field = made("SINGLE_LINE_TEXT", { defaultValue: "new" });
  expect(named("SINGLE_LINE_TEXT").initial(field, context)).toBe("new");
});
