import type { Actor } from "./actor.ts";

/** What a row of permissions is about; everywhere rows stand in the order of their priority. */
export interface Subject {
  readonly entity: { readonly type: string; readonly code: string | null };
  readonly includeSubs: boolean;
}

export const isEveryone = ({ entity }: Pick<Subject, "entity">) =>
  entity.type === "GROUP" && entity.code === "everyone";

/** Everyone has the lowest priority wherever that row stands. */
export function inOrder<Row extends Subject>(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter((row) => !isEveryone(row)), ...rows.filter(isEveryone)];
}

/** Whether the row is about the actor, whatever app or record is asked about. */
export function isAbout({ entity, includeSubs }: Subject, { user, belonging }: Actor): boolean {
  const code = entity.code ?? "";
  switch (entity.type) {
    case "USER":
      return user.code === code;
    case "GROUP":
      if (code === "everyone") return true;
      return code === "Administrators" ? user.administrator : belonging.groups.includes(code);
    case "ORGANIZATION":
      return (includeSubs ? belonging.organizationsAbove : belonging.organizations).includes(code);
    default:
      return false;
  }
}
