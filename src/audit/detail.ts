import { givenDetails, ruleDetails } from "../core/audit/details.ts";
import { type Given, isObject } from "../core/input/given.ts";

const told = [...givenDetails, ...ruleDetails];
const longest = 2000;

/** What is worth knowing of a change beside what was changed. Long ones are left out: they are in the thing itself. */
export function detailOf(given: Given): Record<string, unknown> {
  const detail: Record<string, unknown> = {};
  for (const name of told) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined && JSON.stringify(value).length <= longest) detail[name] = value;
  }
  const rules = Object.hasOwn(given, "password") ? given.password : undefined;
  if (isObject(rules)) detail.password = numbersIn(rules);
  return detail;
}

/** The rules for passwords are called as a password is; nothing of them is a text. */
function numbersIn(rules: Given): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules).filter(([, value]) => typeof value === "number" || typeof value === "boolean"),
  );
}
