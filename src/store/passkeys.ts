/** What a device of the user's proves itself with instead of a password. The private half never leaves the device. */
export interface Passkey {
  /** the credential's id, base64url */
  readonly id: string;
  readonly userId: number;
  /** as its user calls it */
  readonly name: string;
  /** COSE, base64url */
  readonly publicKey: string;
  /** grows with each use, on devices that count */
  readonly counter: number;
  /** how browsers reach the device, with spaces between them */
  readonly transports: string;
  readonly createdAt: number;
  /** null: never */
  readonly usedAt: number | null;
  /** the address it came from; null: it was not noted */
  readonly usedFrom: string | null;
}

/** What a device has to sign. Good once, for a short time. */
export interface PasskeyChallenge {
  readonly challenge: string;
  /** who adds a passkey; null: somebody signs in */
  readonly userId: number | null;
  readonly expiresAt: number;
}

export interface PasskeyReader {
  byId(id: string): Promise<Passkey | undefined>;
  /** the oldest first */
  byUser(userId: number): Promise<Passkey[]>;
  all(): Promise<Passkey[]>;
}
export interface PasskeyWriter extends PasskeyReader {
  add(passkey: Passkey): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  noteUse(
    id: string,
    use: Pick<Passkey, "counter" | "usedFrom"> & { readonly usedAt: number },
  ): Promise<void>;
  remove(id: string): Promise<void>;
  removeByUser(userId: number): Promise<void>;
  addChallenge(challenge: PasskeyChallenge): Promise<void>;
  /** takes it away: nobody gets it twice */
  takeChallenge(challenge: string): Promise<PasskeyChallenge | undefined>;
  removeExpiredChallenges(now: number): Promise<void>;
}
