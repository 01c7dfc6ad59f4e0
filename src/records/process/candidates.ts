import type { Entity } from "../../core/fields/field.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import type { ProcessEntity, State } from "../../core/process/settings.ts";
import type { App, Reader, User } from "../../store/store.ts";
import { membersOf } from "../../users/members-of.ts";
import type { StoredCells } from "../compose.ts";
import { usersByCode } from "../context.ts";

export type Candidate = Entity & { readonly id: number };

/** The users whom states mean by their entities. Looked up once in a request, however many records it is about. */
export class Candidates {
  readonly #store: Reader;
  readonly #app: App;
  readonly #actor: Actor;
  readonly #known = new Map<string, Promise<readonly User[]>>();

  constructor(store: Reader, app: App, actor: Actor) {
    this.#store = store;
    this.#app = app;
    this.#actor = actor;
  }

  /** In the order of the settings; people who cannot sign in are left out. */
  async of({ assignee }: State, cells: StoredCells): Promise<readonly Candidate[]> {
    const found = new Map<number, Candidate>();
    for (const entity of assignee.entities) {
      for (const { id, code, name, valid } of await this.#meant(entity, cells)) {
        if (valid) found.set(id, { id, code, name });
      }
    }
    return [...found.values()];
  }

  async #meant({ entity, includeSubs }: ProcessEntity, cells: StoredCells): Promise<readonly User[]> {
    const { type, code } = entity;
    if (type !== "FIELD_ENTITY") return this.#once(type, code ?? "", includeSubs);
    const cell = cells[code ?? ""];
    const value = (Array.isArray(cell?.value) ? cell.value : [cell?.value]) as (Entity | null | undefined)[];
    const kind = kinds[cell?.type ?? ""] ?? "USER";
    const lists = value.map((one) => (one?.code ? this.#once(kind, one.code, includeSubs) : []));
    return (await Promise.all(lists)).flat();
  }

  #once(type: ProcessEntity["entity"]["type"], code: string, includeSubs: boolean): Promise<readonly User[]> {
    const key = `${type}/${code}/${includeSubs}`;
    const known = this.#known.get(key) ?? this.#look(type, code, includeSubs);
    this.#known.set(key, known);
    return known;
  }

  async #look(
    type: ProcessEntity["entity"]["type"],
    code: string,
    includeSubs: boolean,
  ): Promise<readonly User[]> {
    switch (type) {
      case "GROUP":
      case "ORGANIZATION":
        return membersOf(this.#store, { type, code, includeSubs });
      case "CREATOR":
        return this.#store.users.byIds([this.#app.creatorId]);
      case "CUSTOM_FIELD":
        return this.#inProfile(code);
      default:
        return [...(await usersByCode(this.#store, [code])).values()];
    }
  }

  /** An item of the profile of who acts that names users, e.g. the manager. */
  async #inProfile(code: string): Promise<readonly User[]> {
    const { id } = this.#actor.user;
    const kept = (await this.#store.directory.profiles([id])).get(id);
    const item = kept?.profile.customItemValues?.find((one) => one.code === code);
    const codes = (item?.value ?? "").split(/[\s,]+/).filter(Boolean);
    return [...(await usersByCode(this.#store, codes)).values()];
  }
}

const kinds: Readonly<Record<string, "ORGANIZATION" | "GROUP">> = {
  ORGANIZATION_SELECT: "ORGANIZATION",
  GROUP_SELECT: "GROUP",
};
