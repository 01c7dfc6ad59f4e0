/**
 * Where to go after signing in, as `?redirect=` says: a path on this site, else the portal. Whatever a browser could
 * read as the address of another site (`//host`, `/\host`, a scheme) is not followed.
 */
export function safeRedirect(wanted: string | null | undefined): string {
  // Browsers drop tabs and line breaks from an address before they read it.
  if (!wanted?.startsWith("/") || wanted.startsWith("//") || /[\p{Cc}\s\\]/u.test(wanted)) return "/k/";
  return wanted;
}
