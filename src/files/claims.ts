import type { FileValue } from "../core/fields/field.ts";
import type { StoredFile, Writer } from "../store/store.ts";
import { isExpired } from "./temporary.ts";

interface Holder {
  readonly id: number;
}
interface Attachment {
  readonly key: string;
  readonly newKey: string;
  readonly holder: Holder;
  readonly fieldId: number;
}
interface Place {
  readonly appId: number;
  /** who may use up their own uploads */
  readonly ownerId: number;
  readonly now: number;
  newKey(): string;
}

/**
 * The files that one request may put into records: what the caller uploaded, each once and then under a key of the
 * record, and what the same field of the same record holds already.
 */
export class FileClaims {
  readonly #known: ReadonlyMap<string, StoredFile>;
  readonly #place: Place;
  readonly #attachments: Attachment[] = [];
  readonly #used = new Set<string>();
  #holder: Holder = { id: 0 };

  constructor(files: readonly StoredFile[], place: Place) {
    this.#known = new Map(files.map((file) => [file.key, file]));
    this.#place = place;
  }

  /** From now on keys are claimed for this record; a new one has its id later. */
  claimFor(holder: Holder): void {
    this.#holder = holder;
  }

  claim(key: string, fieldId: number): FileValue | undefined {
    const file = this.#known.get(key);
    if (!file) return undefined;
    if (file.appId !== null) return this.#holds(file, fieldId) ? shown(file, key) : undefined;
    const { ownerId, now } = this.#place;
    if (file.ownerId !== ownerId || isExpired(file, now) || this.#used.has(key)) return undefined;
    this.#used.add(key);
    const newKey = this.#place.newKey();
    this.#attachments.push({ key, newKey, holder: this.#holder, fieldId });
    return shown(file, newKey);
  }

  #holds({ appId, recordId, fieldId }: StoredFile, field: number): boolean {
    return appId === this.#place.appId && recordId === this.#holder.id && fieldId === field;
  }

  /** Makes the uploads that were claimed part of their records. */
  async attach(store: Writer): Promise<void> {
    const { appId } = this.#place;
    for (const { key, newKey, holder, fieldId } of this.#attachments) {
      await store.files.attach(key, { newKey, appId, recordId: holder.id, fieldId });
    }
  }
}

function shown({ name, contentType, size }: StoredFile, fileKey: string): FileValue {
  return { contentType, fileKey, name, size: String(size) };
}
