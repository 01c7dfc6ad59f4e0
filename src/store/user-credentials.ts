/** What belongs to a user's password beside its hash. Absent: nobody said anything since the user was added. */
export interface UserCredential {
  readonly userId: number;
  /** when the password was set */
  readonly changedAt: number;
  /** an administrator chose the password, and its user has to replace it */
  readonly temporary: boolean;
  /** sealed. Set before totpOn: an app on a telephone is being connected */
  readonly totpSecret: string | null;
  readonly totpOn: boolean;
  /** the half minute of the last code that was taken: none is taken twice */
  readonly totpStep: number;
  readonly recoveryDigests: readonly string[];
  /** of the passwords before this one, the newest first, as many as the rules wanted to remember */
  readonly formerHashes: readonly string[];
}

export interface UserCredentialReader {
  byUser(userId: number): Promise<UserCredential | undefined>;
  byUsers(userIds: readonly number[]): Promise<UserCredential[]>;
  /** those with a secret as versions before it was sealed kept it */
  plainTotp(): Promise<UserCredential[]>;
}
export interface UserCredentialWriter extends UserCredentialReader {
  /** reads for changing */
  lock(userId: number): Promise<UserCredential | undefined>;
  set(credential: UserCredential): Promise<void>;
  remove(userId: number): Promise<void>;
}
