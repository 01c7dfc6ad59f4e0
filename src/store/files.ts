export interface StoredFile {
  /** the key given at upload; usable once, in a record or a setting */
  readonly key: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** sha-256 of the content, hex: the name of the blob */
  readonly hash: string;
  readonly ownerId: number;
  readonly createdAt: number;
  /** where it is used: unset = temporary (dropped after three days), 0 = the domain's own (a logo) */
  readonly appId: number | null;
  readonly recordId: number | null;
  readonly fieldId: number | null;
}

export interface FileReader {
  byKeys(keys: readonly string[]): Promise<StoredFile[]>;
  /** temporary files made before this time */
  temporaryBefore(time: number): Promise<StoredFile[]>;
  usesOf(hash: string): Promise<number>;
}
export interface FileWriter extends FileReader {
  add(file: StoredFile): Promise<void>;
  /** makes the file part of a record under a new key */
  attach(
    key: string,
    to: { newKey: string; appId: number; recordId: number | null; fieldId: number | null },
  ): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  removeByRecords(appId: number, recordIds: readonly number[]): Promise<string[]>;
  removeByField(appId: number, fieldId: number): Promise<string[]>;
  removeByApp(appId: number): Promise<string[]>;
}
