import { entitySelect } from "./base/entities.ts";

export const userSelect = entitySelect({
  type: "USER_SELECT",
  holds: "USER",
  candidates: ["ORGANIZATION", "GROUP"],
  functions: "login",
  standsFor: { name: "LOGINUSER()", code: ({ caller }) => caller.code },
});
