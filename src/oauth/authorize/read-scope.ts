import { readScopes, type Scope } from "../../core/oauth/scopes.ts";
import { OAuthError, single } from "../error.ts";

export function readScope(given: URLSearchParams): readonly Scope[] {
  const scopes = readScopes(single(given, "scope") ?? "");
  if (!scopes) throw new OAuthError("invalid_scope", "scope is missing or names an unknown scope");
  return scopes;
}
