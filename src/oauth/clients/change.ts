import type { Actor } from "../../core/permissions/actor.ts";
import type { Domain } from "../../domain.ts";
import { removeFiles } from "../../files/release.ts";
import type { Writer } from "../../store/store.ts";
import type { ClientSettings } from "./add.ts";
import { clientOf } from "./find.ts";
import { takeLogo } from "./logo.ts";

/** Changes what is given. Names the contents of files that may be needed no more. */
export async function changeClient(
  store: Writer,
  domain: Domain,
  actor: Actor,
  id: string,
  { logo, ...change }: Partial<ClientSettings>,
): Promise<string[]> {
  const before = await clientOf(store, id);
  const newLogo = logo ? await takeLogo(store, domain, actor, logo) : null;
  const picture = logo === undefined ? {} : { logo: newLogo };
  await store.oauth.changeClient(id, { ...given(change), ...picture }, domain.now());
  return logo === undefined || before.logo === null ? [] : removeFiles(store, [before.logo]);
}

function given(change: Omit<Partial<ClientSettings>, "logo">): Omit<Partial<ClientSettings>, "logo"> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
