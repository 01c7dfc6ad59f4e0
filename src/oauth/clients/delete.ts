import { removeFiles } from "../../files/release.ts";
import type { Writer } from "../../store/store.ts";
import { clientOf } from "./find.ts";

/** What users allowed the application ends at this moment. Names the contents that may be needed no more. */
export async function deleteClient(store: Writer, id: string): Promise<string[]> {
  const { logo } = await clientOf(store, id);
  await store.oauth.removeClient(id);
  return logo === null ? [] : removeFiles(store, [logo]);
}
