/** A search whose records are fixed, read in steps. */
export interface Cursor {
  readonly id: string;
  readonly appId: number;
  /** who made it, and nobody else may read it */
  readonly ownerId: number;
  /** the records found, in order */
  readonly recordIds: readonly number[];
  /** only these keys of each record; null: all */
  readonly codes: readonly string[] | null;
  /** records a step */
  readonly size: number;
  /** how many were read */
  readonly position: number;
  readonly expiresAt: number;
}

export interface CursorReader {
  get(id: string): Promise<Cursor | undefined>;
}
export interface CursorWriter extends CursorReader {
  /** the cursors of the domain; nobody else adds one until the unit ends */
  lockAndCount(): Promise<number>;
  add(cursor: Cursor): Promise<void>;
  /** reads for changing */
  lock(id: string): Promise<Cursor | undefined>;
  advance(id: string, position: number, expiresAt: number): Promise<void>;
  remove(id: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}
