import { OAuthError, required } from "../error.ts";

export function requireCode(given: URLSearchParams): void {
  if (required(given, "response_type") === "code") return;
  throw new OAuthError("unsupported_response_type", "response_type must be code");
}
