import { problem } from "../errors/problem.ts";
import { isObject } from "../input/given.ts";
import { fine, input, listOf, namedIn } from "./base/input.ts";
import { type FieldOf, flag, oneOf, settingsOf } from "./base/settings.ts";
import type { FieldType, FileValue } from "./field.ts";

const properties = { required: flag(), thumbnailSize: oneOf("150", "50", "250", "500") };
type File = FieldOf<typeof properties>;

export const file: FieldType<File, readonly FileValue[]> = {
  ...input,
  type: "FILE",
  path: ".values",
  column: "integer",
  searched: true,
  sortable: false,
  operators: ["like", "not like", "is empty", "is not empty"],
  ...settingsOf("FILE", properties),
  mentions: { of: "files", in: (given) => namedIn(given, "fileKey") },
  empty: () => fine,
  initial: () => fine,
  read: (field, given, context) => {
    const files = new Map<string, FileValue>();
    for (const one of listOf(given)) {
      if (!isObject(one) || typeof one.fileKey !== "string") throw problem("CB_IJ01");
      const key = one.fileKey;
      if (files.has(key)) continue;
      const found = context.file(key, field.id);
      if (!found) throw problem("GAIA_BL01", { key });
      files.set(key, found);
    }
    return { value: [...files.values()], problems: fine };
  },
  isEmpty: (value) => value.length === 0,
  columnValue: (_, value) => (value.length === 0 ? null : 1),
  operand: () => undefined,
  searchText: (value) => value.map(({ name }) => name).join("\n"),
};
