/** The client certificates that our own authority issued. */
export interface Certificates {
  list(): Promise<readonly IssuedCertificate[]>;
  /** false: there is none that is called so */
  revoke(id: string): Promise<boolean>;
}
export interface IssuedCertificate {
  readonly id: string;
  readonly userId: number;
  readonly issuedAt: number;
  readonly endsAt: number;
  readonly revokedAt?: number;
}
