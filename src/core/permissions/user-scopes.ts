/**
 * How far a token of the User API reaches, each further than the one before: reading, writing, and also what can make
 * or unmake an administrator.
 */
export const userScopes = ["read", "readWrite", "dangerous"] as const;
export type UserScope = (typeof userScopes)[number];

export function reaches(granted: UserScope | undefined, wanted: UserScope): boolean {
  return granted !== undefined && userScopes.indexOf(granted) >= userScopes.indexOf(wanted);
}
