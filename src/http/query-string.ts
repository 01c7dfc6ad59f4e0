import { problem } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";

const maxParameters = 1000;
const maxDepth = 8;

/**
 * Query strings as kintone's clients write them: `ids[0]=1&ids[1]=2`, `ids[]=1`, `a[b]=c`, `app=1`. The objects have
 * no prototype, so no name in them means anything to JavaScript.
 */
export function readQueryString(text: string): Given {
  if (text === "") return {};
  const root = group();
  const pairs = text.split("&");
  if (pairs.length > maxParameters) throw illegal(`more than ${maxParameters} parameters`);
  for (const pair of pairs) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    put(root, steps(name), at < 0 ? "" : decode(pair.slice(at + 1)));
  }
  return settle(root) as Given;
}

const illegal = (why: string) => problem("CB_IL02", {}, { why });

function decode(text: string): string {
  try {
    return decodeURIComponent(text.includes("+") ? text.replaceAll("+", " ") : text);
  } catch {
    throw illegal("the query string is not percent-encoded UTF-8");
  }
}

/** `a[b][0]` → a, b, 0. A name whose brackets do not fit is one step. */
function steps(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0 || !name.endsWith("]")) return [name];
  const inner = name.slice(open + 1, -1).split("][");
  if (inner.some((step) => step.includes("[") || step.includes("]"))) return [name];
  if (inner.length >= maxDepth) throw illegal(`a parameter is nested more than ${maxDepth} deep`);
  return [name.slice(0, open), ...inner];
}

/** What is being read: a value, a list made by repeating a name, or a group of named members. */
type Part = string | string[] | Group;
interface Group {
  readonly members: Map<string, Part>;
}
const group = (): Group => ({ members: new Map() });
const isGroup = (part: Part | undefined): part is Group => typeof part === "object" && "members" in part;

function put({ members }: Group, [step = "", ...rest]: string[], value: string): void {
  const name = step === "" ? String(members.size) : step;
  const before = members.get(name);
  if (rest.length > 0) {
    const inside = isGroup(before) ? before : group();
    members.set(name, inside);
    put(inside, rest, value);
  } else if (before === undefined || isGroup(before)) members.set(name, value);
  else if (Array.isArray(before)) before.push(value);
  else members.set(name, [before, value]);
}

/** A group whose names are all numbers is a list, in the order of the numbers. The outermost is always an object. */
function settle(root: Group): unknown {
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, part] of root.members) object[name] = isGroup(part) ? settleInner(part) : part;
  return object;
}

function settleInner(inner: Group): unknown {
  const names = [...inner.members.keys()];
  if (!names.every((name) => /^\d{1,4}$/.test(name))) return settle(inner);
  return names
    .sort((a, b) => Number(a) - Number(b))
    .map((name) => inner.members.get(name))
    .map((part) => (isGroup(part) ? settleInner(part) : part));
}
