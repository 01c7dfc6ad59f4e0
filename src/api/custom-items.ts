import { list, object, parameters } from "../core/input/shape.ts";
import { allowUserAdministration } from "../core/permissions/domain.ts";
import { customItems } from "../users/custom-items/items.ts";
import { setCustomItems } from "../users/custom-items/set-items.ts";
import type { ApiRequest } from "./request.ts";
import { notBlank, textThat } from "./user-shapes.ts";

const items = list(object({ code: textThat(128, notBlank), name: textThat(128, notBlank) }), { max: 100 });

/** Everybody: their values are read by everybody, too. */
export async function showCustomItems({ domain }: ApiRequest) {
  return { items: await customItems(domain.store.view) };
}

export async function replaceCustomItems({ domain, actor, given }: ApiRequest) {
  allowUserAdministration(actor);
  const asked = parameters(given, { items });
  await domain.store.write((store) => setCustomItems(store, asked.items));
}
