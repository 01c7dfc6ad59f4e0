import type { ProcessSettings } from "../core/process/settings.ts";
import { usersByCode } from "../records/context.ts";
import type { Reader } from "../store/store.ts";

/** The users among those that a process names who cannot sign in at present. */
export async function suspendedIn(store: Reader, { states, actions }: ProcessSettings): Promise<Set<string>> {
  const named = [
    ...states.flatMap(({ assignee }) => assignee.entities),
    ...actions.flatMap((one) => one.executableUser),
  ];
  const codes = named.flatMap(({ entity }) => (entity.type === "USER" && entity.code ? [entity.code] : []));
  const users = await usersByCode(store, codes);
  return new Set(codes.filter((code) => users.get(code)?.valid === false));
}
