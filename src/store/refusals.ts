/** A refused exchange with the API, as the administrators' log finds it. */
export interface StoredRefusal {
  readonly id: string;
  readonly at: number;
  /** core/decisions Decision as JSON: masked before it comes here */
  readonly decision: string;
}

export interface RefusalReader {
  byId(id: string): Promise<StoredRefusal | undefined>;
  /** the newest first */
  newest(limit: number): Promise<StoredRefusal[]>;
}

export interface RefusalWriter extends RefusalReader {
  /** what is there already stays as it is */
  add(refusals: readonly StoredRefusal[]): Promise<void>;
  /** keeps the newest, and of them those since `since` */
  trim(keep: number, since: number): Promise<void>;
}
