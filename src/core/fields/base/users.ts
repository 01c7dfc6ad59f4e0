import { problem } from "../../errors/problem.ts";
import { isObject } from "../../input/given.ts";
import type { Entity } from "../field.ts";

type Users<U> = (code: string) => U | undefined;

/** One `{"code"}` of a value as the user it names. */
export function known<U extends Entity>(given: unknown, user: Users<U>): U {
  if (!isObject(given) || typeof given.code !== "string") throw problem("CB_IJ01");
  return found(given.code, user);
}

export function found<U extends Entity>(code: string, user: Users<U>): U {
  const found = user(code);
  if (!found) throw problem("GAIA_IL26", { code });
  return found;
}
