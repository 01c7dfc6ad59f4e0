import type { OAuthError } from "../error.ts";
import type { WayBack } from "./authorization.ts";

export function backWithCode(way: WayBack, code: string): string {
  return back(way, { code });
}

export function backWithError(way: WayBack, { error, message }: OAuthError): string {
  return back(way, { error, error_description: message });
}

/** Appended to the text as it was registered: parsing it and writing it again could change it. */
function back({ client, state }: WayBack, answer: Record<string, string>): string {
  const { redirectEndpoint } = client;
  const added = new URLSearchParams({ ...answer, ...(state !== undefined && { state }) });
  return `${redirectEndpoint}${redirectEndpoint.includes("?") ? "&" : "?"}${added}`;
}
