import { list, optional, parameters, text } from "../../core/input/shape.ts";
import type { User } from "../../store/store.ts";
import { isBuiltIn } from "../../users/administrators.ts";
import { setServices } from "../../users/set-services.ts";
import type { ApiRequest } from "../request.ts";
import { chosenOf, writing } from "./asking.ts";
import { page, userServices } from "./shapes.ts";

const counts = (user: User) => !isBuiltIn(user);

/** The built-in Administrator is left out, as in kintone. */
export async function showServices({ domain, given }: ApiRequest) {
  const {
    codes,
    offset = 0,
    size = 100,
  } = parameters(given, { codes: optional(list(text({ max: 128 }), { max: 100 })), ...page });
  const { users, directory } = domain.store.view;
  const found = await chosenOf(users, { ids: undefined, codes, offset, size }, counts);
  const profiles = await directory.profiles(found.map(({ id }) => id));
  return {
    users: found.filter(counts).map(({ id, code }) => ({ code, services: profiles.get(id)?.services ?? [] })),
  };
}

export const putServices = writing((store, { given }) =>
  setServices(store, parameters(given, userServices).users),
);
