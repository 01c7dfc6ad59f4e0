import type { Domain } from "../../domain.ts";
import type { OAuthClient } from "../../store/store.ts";
import type { Form } from "./authenticate-client.ts";
import type { Tokens } from "./issue.ts";

/** A way to come to a token: its name in the specification, and what it does for a client that proved who it is. */
export interface GrantType {
  readonly name: string;
  answer(domain: Domain, client: OAuthClient, given: Form): Promise<Tokens>;
}
