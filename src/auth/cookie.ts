/**
 * Over TLS the name begins with __Host-: browsers take such a cookie only from this very host, over TLS, so that neither
 * a neighbour's page nor somebody on the way can slip in a session of theirs.
 */
const nameOf = (secure: boolean) => (secure ? "__Host-tonari_session" : "tonari_session");

/** `secure`: the request came over TLS. */
export function cookieOf(header: string | undefined, secure: boolean): string | undefined {
  if (header === undefined) return undefined;
  const name = nameOf(secure);
  // What browsers of people send who use nothing else here.
  if (header.startsWith(name) && header[name.length] === "=" && !header.includes(";"))
    return header.slice(name.length + 1).trim() || undefined;
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** A session's cookie came, one that counts or not. */
export const hasCookie = (header: string | undefined) =>
  cookieOf(header, true) !== undefined || cookieOf(header, false) !== undefined;

/** Without Max-Age: it ends with the browser, or earlier with the session. */
export function setCookie(value: string, secure: boolean): string {
  return `${nameOf(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export const expiredCookie = (secure: boolean) => `${setCookie("", secure)}; Max-Age=0`;
