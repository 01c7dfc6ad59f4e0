import { message, type Problems } from "../../core/errors/problem.ts";
import { builtInGroups, type Group } from "../../store/store.ts";
import type { Named } from "../named.ts";

const builtIn: readonly number[] = Object.values(builtInGroups);

export const isBuiltInGroup = ({ id }: Group) => builtIn.includes(id);
export const isEveryone = ({ id }: Group) => id === builtInGroups.everyone;
export const isAdministrators = ({ id }: Group) => id === builtInGroups.administrators;

/** Both stay as they are. */
export function refuseBuiltIn(
  named: readonly Named[],
  found: ReadonlyMap<string, Group>,
  problems: Problems,
): void {
  for (const { code, path } of named) {
    const group = found.get(code);
    if (group && isBuiltInGroup(group)) problems.add(path, message("builtIn", { code }));
  }
}
