/** File contents by hash, in the data folder or in PostgreSQL. */
export interface Blobs {
  /** durable when it resolves; the same content twice is stored once */
  put(content: AsyncIterable<Uint8Array>, limit: number): Promise<{ hash: string; size: number }>;
  get(hash: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  delete(hash: string): Promise<void>;
}
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}
