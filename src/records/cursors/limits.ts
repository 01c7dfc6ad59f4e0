/** in a domain at the same time */
export const mostCursors = 10;
/** milliseconds after it was made or last read */
export const lifetime = 10 * 60 * 1000;
