/** "leave it as it is", in any column that changes something */
export const unchanged = "*";

/** One file, and one unit of the store, which others wait for. */
export const largestFile = 20 * 1024 * 1024;
export const mostRows = 20_000;
