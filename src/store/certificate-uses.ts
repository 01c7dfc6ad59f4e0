/** When a client certificate of our own authority last came, and from where. What else is known of it is in a file. */
export interface CertificateUse {
  /** as the list of certificates calls it */
  readonly id: string;
  /** the last use, to five minutes */
  readonly usedAt: number;
  readonly usedFrom: string;
}

export interface CertificateUseReader {
  all(): Promise<CertificateUse[]>;
}
export interface CertificateUseWriter extends CertificateUseReader {
  set(use: CertificateUse): Promise<void>;
}
