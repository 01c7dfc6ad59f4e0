export const longestEndpoint = 2000;

/**
 * May codes be sent to this address? Only over TLS, or without leaving the user's machine, where they can be read by
 * nobody else. The address is compared letter by letter, so it must be written as browsers send it, and what the
 * protocol adds goes into its query: a fragment has no place.
 */
export function isRedirectEndpoint(text: string): boolean {
  if (text.length > longestEndpoint || !/^https?:\/\/[\x21-\x7e]+$/.test(text)) return false;
  if (/["#<>\\^`{|}]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || isLoopback(hostname);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
