/** A line of the audit log. It is added in the unit of the change that it tells of, and never changed. */
export interface AuditEntry {
  readonly id: number;
  readonly at: number;
  /** the login name at that time; "": nobody who is known */
  readonly user: string;
  /** how they proved who they are; "": they did not, or need not */
  readonly method: string;
  readonly address: string;
  /** core/audit AuditKind */
  readonly kind: string;
  /** what was done, with its kind in front: "credential.token.add" */
  readonly action: string;
  /** to what it was done */
  readonly target: string;
  readonly result: string;
  /** JSON: what is worth knowing of the change; never a secret */
  readonly detail: string;
}

export interface AuditFilter {
  readonly user?: string;
  readonly kind?: string;
  /** from then on */
  readonly from?: number;
  /** before then */
  readonly to?: number;
}

export interface AuditReader {
  /** the newest first */
  find(filter: AuditFilter, page: { offset: number; limit: number }): Promise<AuditEntry[]>;
  count(filter: AuditFilter): Promise<number>;
}

export interface AuditWriter extends AuditReader {
  add(entry: Omit<AuditEntry, "id">): Promise<void>;
  /** the oldest of those before this time, and no more than `limit`: how many they were */
  removeBefore(time: number, limit: number): Promise<number>;
}
