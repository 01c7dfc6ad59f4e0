import { entitySelect } from "./base/entities.ts";

export const groupSelect = entitySelect({
  type: "GROUP_SELECT",
  holds: "GROUP",
  candidates: [],
  functions: "none",
});
