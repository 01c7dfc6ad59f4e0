import type { FileValue } from "../../../src/core/fields/field.ts";
import { picture } from "../field.ts";
import { FileEdit } from "./edit.tsx";
import { FileShow } from "./show.tsx";

export const file = picture<readonly FileValue[]>({
  type: "FILE",
  Show: FileShow,
  Edit: FileEdit,
  inline: false,
  inAllRecords: true,
  empty: [],
  initial: () => [],
  reusable: false,
  text: (value) => value.map(({ name }) => name).join(", "),
  width: 180,
  editWidth: 260,
});
