import { picture } from "../field.ts";
import { TagsShow } from "../parts/tags.tsx";

export const category = picture<readonly string[]>({
  type: "CATEGORY",
  Show: TagsShow,
  inline: false,
  inAllRecords: false,
  empty: [],
  initial: () => [],
  reusable: false,
  text: (value) => value.join(", "),
  width: 160,
});
