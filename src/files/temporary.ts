import type { StoredFile } from "../store/store.ts";

/** kintone keeps an upload that nobody attached for three days. */
export const lifetime = 3 * 24 * 60 * 60 * 1000;

export const isExpired = ({ createdAt }: StoredFile, now: number) => createdAt + lifetime <= now;
