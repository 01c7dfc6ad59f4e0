import { digestOf } from "../../auth/digest.ts";
import type { Domain } from "../../domain.ts";
import type { Writer } from "../../store/store.ts";
import { newSecret } from "../secrets.ts";
import { clientOf } from "./find.ts";

/** The old secret stops at this moment. What users allowed stays, but nobody can refresh it with the old one. */
export async function replaceSecret(store: Writer, domain: Domain, id: string): Promise<string> {
  await clientOf(store, id);
  const secret = newSecret(domain);
  await store.oauth.changeClient(id, { secretDigest: digestOf(secret) }, domain.now());
  return secret;
}
