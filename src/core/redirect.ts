/**
 * Where to go after signing in, as `?redirect=` says: a path on this site, else the portal. Whatever a browser could
 * read as the address of another site (`//host`, `/\host`, a scheme) is not followed.
 */
export function safeRedirect(wanted: string | null | undefined): string {
  // Browsers drop tabs and line breaks from an address before they read it.
  if (!wanted?.startsWith("/") || wanted.startsWith("//") || /[\p{Cc}\s\\]/u.test(wanted)) return portal;
  return signsOut(wanted) ? portal : wanted;
}

const portal = "/k/";

/** Who has just signed in would be signed out again. Read as browser and server read it: dots and escapes resolved. */
function signsOut(path: string): boolean {
  const { pathname } = new URL(path, "http://localhost");
  try {
    return /^\/logout\/*$/.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}
