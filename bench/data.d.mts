/** kintone's `properties` for POST preview/app/form/fields.json */
export function properties(): object;
/** The record as a request carries it, always the same for the same n. */
export function record(n: number): object;
