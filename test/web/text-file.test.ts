import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode, guessDelimiter, guessEncoding, guessHeader } from "../../web/pages/create-app/text-file.ts";

const text = "品名,単価\r\nりんご,120\r\nみかん,80\r\n";
const utf16be = Buffer.from(iconv.encode(text, "UTF-16LE")).swap16();

describe("the encoding", () => {
  test.each([
    ["UTF-8", iconv.encode(text, "UTF-8"), "utf-8"],
    ["UTF-8 with a mark", iconv.encode(text, "UTF-8", { addBOM: true }), "utf-8"],
    ["UTF-16", iconv.encode(text, "UTF-16LE"), "utf-16le"],
    ["UTF-16 with a mark", iconv.encode(text, "UTF-16LE", { addBOM: true }), "utf-16le"],
    ["UTF-16, the other way round", utf16be, "utf-16be"],
    ["Shift_JIS", iconv.encode(text, "Shift_JIS"), "shift_jis"],
    ["EUC-JP", iconv.encode(text, "EUC-JP"), "euc-jp"],
  ] as const)("of %s is found, and the text is the same", (_, bytes, encoding) => {
    expect(guessEncoding(bytes)).toBe(encoding);
    expect(decode(bytes, encoding)).toBe(text);
  });

  test("of Chinese files is GB18030, where the reader is Chinese", () => {
    const chinese = iconv.encode("名称,价格\n苹果,12\n", "GB18030");
    expect(guessEncoding(chinese, "zh")).toBe("gb18030");
    expect(decode(chinese, "gb18030")).toContain("苹果");
  });

  test("of half-width katakana is Shift_JIS", () => {
    const banks = iconv.encode("ﾅﾏｴ,ｷﾝｶﾞｸ\nﾔﾏﾀﾞ ﾀﾛｳ,1200\n", "Shift_JIS");
    expect(guessEncoding(banks)).toBe("shift_jis");
  });

  test("of Western files with single bytes is Windows-1252", () => {
    expect(guessEncoding(iconv.encode("Straße;Größe\nÜber;1,5\n€;2\n", "windows-1252"))).toBe("windows-1252");
  });
});

test.each([
  [",", "a,b\n1,2\n"],
  ["\t", "a\tb\n1,5\t2\n"],
  [";", "a;b;c\n1,5;2;3\n4,5;6;7\n"],
  ["|", "a|b\n1|2\n"],
  [",", 'name,note\n"one; two; three","four\nfive"\nx,y\n'],
  [",", "only one column\n1\n"],
])("the separator is %j in %j", (separator, file) => {
  expect(guessDelimiter(file)).toBe(separator);
});

test.each([
  [true, ["name,price", "apple,12"]],
  [true, ["region,2019 sales", "north,12", "south,"]],
  [true, ["name,city", "Ann,Rome"]],
  [true, ["only a heading"]],
  [false, ["apple,12", "pear,8"]],
  [false, ["2024-01-01,x", "2024-01-02,y"]],
  [false, ["a,a", "b,c"]],
])("the first row is a heading: %s of %j", (expected, lines) => {
  expect(guessHeader(lines.map((line) => line.split(",")))).toBe(expected);
});
