const name = "tonari_session";

export function cookieOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Without Max-Age: it ends with the browser, or earlier with the session. */
export function setCookie(value: string, secure: boolean): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export const expiredCookie = `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
