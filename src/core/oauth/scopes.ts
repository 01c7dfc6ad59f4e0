/** What a user can let an application do. There are six; a write does not include the read. */
export const scopes = [
  "k:app_record:read",
  "k:app_record:write",
  "k:app_settings:read",
  "k:app_settings:write",
  "k:file:read",
  "k:file:write",
] as const;

export type Scope = (typeof scopes)[number];

export const isScope = (text: string): text is Scope => scopes.some((scope) => scope === text);

/** Scopes as the protocol writes them, each once; undefined when one is unknown or there is none. */
export function readScopes(text: string): readonly Scope[] | undefined {
  const named = new Set(text.split(" ").filter((name) => name !== ""));
  const known = [...named].filter(isScope);
  return named.size > 0 && known.length === named.size ? known : undefined;
}
