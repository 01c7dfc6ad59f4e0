/** Small values of the domain by name, as JSON text. */
export interface ValueReader {
  get(name: string): Promise<string | undefined>;
}
export interface ValueWriter extends ValueReader {
  set(name: string, value: string): Promise<void>;
}
