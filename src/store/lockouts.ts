/**
 * Wrong passwords and codes, one after the other. Login names that nobody has are counted too, so that nothing tells
 * them from the others.
 */
export interface Lockout {
  /** the digest of the login name: people type passwords there by mistake */
  readonly name: string;
  /** null: nobody has this name */
  readonly userId: number | null;
  readonly failures: number;
  readonly failedAt: number;
  /** null: not locked */
  readonly lockedUntil: number | null;
}

export interface LockoutReader {
  byName(name: string): Promise<Lockout | undefined>;
  byNames(names: readonly string[]): Promise<Lockout[]>;
}
export interface LockoutWriter extends LockoutReader {
  /** one failure more: what there is now, held until the unit ends */
  count(name: string, userId: number | null, failedAt: number): Promise<Lockout>;
  set(lockout: Pick<Lockout, "name" | "failures" | "lockedUntil">): Promise<void>;
  forget(name: string): Promise<void>;
  /** names that nobody has, whose last failure was before this time */
  forgetUnknown(time: number): Promise<void>;
}
