/**
 * Where to go after signing in, as `?redirect=` says: a path on this site, else the portal. Whatever a browser could
 * read as the address of another site (`//host`, `/\host`, a scheme) is not followed.
 */
export function safeRedirect(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/") || /^\/[/\\]/.test(wanted) || /[\u0000-\u0020\\]/.test(wanted)) return "/k/";
  return wanted;
}
