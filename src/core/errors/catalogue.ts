/** One kind of failure: the HTTP status of its reply and the facts its sentence needs. */
interface Entry {
  readonly status: number;
  readonly facts: readonly string[];
  /** kintone answers two situations with one code; the second entry has a name of its own and is sent as this. */
  readonly sentAs?: string;
}

/** Every failure a caller can meet. What to do about each is in docs/errors.md. */
export const catalogue = {
  // Who is asking
  CB_AU01: { status: 401, facts: [] },
  CB_WA01: { status: 401, facts: [] },
  CB_TW02: { status: 401, facts: [] },
  CB_US02: { status: 401, facts: ["count"] },
  // The same lockout where it ends by itself: the sentence tells how long to wait.
  CB_US02_TEMPORARY: { status: 401, facts: ["count", "minutes"], sentAs: "CB_US02" },
  CB_PE01: { status: 401, facts: [] },
  SLASH_LO02: { status: 401, facts: [] },
  // What the sign-in page asks for after the password. kintone's names for it are unknown; these three are ours.
  SLASH_TW01: { status: 401, facts: [] },
  SLASH_TW02: { status: 401, facts: [] },
  SLASH_TW03: { status: 401, facts: [] },
  SLASH_PA02: { status: 401, facts: [] },
  SLASH_IL06: { status: 403, facts: [] },
  CB_OA01: { status: 401, facts: [] },
  // A good OAuth token without the scope: kintone repeats CB_OA01 word for word, only the status differs.
  CB_OA01_SCOPE: { status: 403, facts: [], sentAs: "CB_OA01" },
  CB_JH01: { status: 400, facts: [] },
  CB_CS01: { status: 400, facts: [] },
  GAIA_IA02: { status: 400, facts: [] },
  GAIA_DA03: { status: 400, facts: [] },
  GAIA_AP15: { status: 403, facts: ["id"] },

  // What they may do
  CB_NO02: { status: 403, facts: [] },
  GAIA_NO01: { status: 403, facts: [] },
  GAIA_NO02: { status: 403, facts: [] },

  // The request itself
  CB_VA01: { status: 400, facts: [] },
  CB_IL02: { status: 400, facts: [] },
  CB_IJ01: { status: 400, facts: [] },
  // Nobody has shown how kintone names an unknown path, an unsupported method, a body that is too large or
  // never ends, and its own crash. These five names are ours; clients of kintone only look at the status here.
  CB_NF01: { status: 404, facts: ["path"] },
  CB_NF02: { status: 405, facts: ["method", "path"] },
  CB_TL01: { status: 413, facts: ["limit"] },
  CB_TO01: { status: 408, facts: ["seconds"] },
  CB_IL01: { status: 500, facts: [] },
  GAIA_IL23: { status: 400, facts: [] },
  GAIA_IL25: { status: 400, facts: [] },
  GAIA_TO03: { status: 400, facts: ["parameter", "limit"] },
  GAIA_TO04: { status: 429, facts: [] },

  // Locks. kintone says 520 and clients retry on it, so these stay although 520 is no registered status.
  GAIA_DA02: { status: 520, facts: [] },
  GAIA_RE18: { status: 520, facts: [] },
  GAIA_LT01: { status: 520, facts: [] },

  // Apps, spaces, settings
  GAIA_AP01: { status: 404, facts: ["id"] },
  GAIA_SP01: { status: 404, facts: ["id"] },
  GAIA_CO03: { status: 409, facts: ["id"] },
  GAIA_FC01: { status: 400, facts: ["code"] },
  GAIA_IL01: { status: 400, facts: ["label", "reason"] },
  GAIA_IL44: { status: 400, facts: [] },
  GAIA_LO02: { status: 400, facts: ["code", "app"] },
  GAIA_LO03: { status: 400, facts: [] },

  // Records, comments, files
  GAIA_RE01: { status: 404, facts: ["id"] },
  // Not 404: a missing comment is the one missing thing that kintone calls a bad request.
  GAIA_RE02: { status: 400, facts: [] },
  GAIA_RE03: { status: 403, facts: ["id"] },
  GAIA_RE12: { status: 400, facts: [] },
  GAIA_RE20: { status: 404, facts: [] },
  GAIA_CO02: { status: 409, facts: [] },
  GAIA_UN03: { status: 409, facts: [] },
  GAIA_UN10: { status: 400, facts: ["type"] },
  GA_UO01: { status: 400, facts: [] },
  GAIA_BF02: { status: 403, facts: ["code"] },
  GAIA_FU01: { status: 403, facts: ["code"] },
  GAIA_SI01: { status: 400, facts: ["table"] },
  GAIA_BL01: { status: 404, facts: ["key"] },
  GAIA_IQ27: { status: 400, facts: ["code"] },
  GAIA_IQ28: { status: 400, facts: [] },
  GAIA_LO04: { status: 400, facts: ["code", "value"] },
  GAIA_IL26: { status: 400, facts: ["code"] },
  GAIA_IL27: { status: 400, facts: ["code"] },
  GAIA_IL28: { status: 400, facts: ["code"] },

  // Queries and cursors
  GAIA_QU01: { status: 400, facts: [] },
  GAIA_QU02: { status: 400, facts: [] },
  GAIA_IQ02: { status: 400, facts: [] },
  GAIA_IQ03: { status: 400, facts: ["code", "operator"] },
  GAIA_IQ07: { status: 400, facts: ["code", "operator"] },
  GAIA_IQ10: { status: 400, facts: ["code", "value"] },
  GAIA_IQ11: { status: 400, facts: ["code"] },
  GAIA_IQ23: { status: 400, facts: ["value"] },
  GAIA_IQ25: { status: 400, facts: [] },
  GAIA_IL08: { status: 400, facts: [] },
  GAIA_IL42: { status: 400, facts: [] },
  GAIA_IR02: { status: 400, facts: ["code"] },
  GAIA_IS02: { status: 400, facts: ["code"] },
  GAIA_TM12: { status: 429, facts: [] },
  GAIA_CN01: { status: 404, facts: [] },

  // Process management
  GAIA_ST02: { status: 400, facts: [] },
  GAIA_IL03: { status: 400, facts: [] },
  GAIA_SA01: { status: 400, facts: [] },
  GAIA_SA04: { status: 400, facts: [] },
  GAIA_NT01: { status: 403, facts: [] },

  // User administration
  SLASH_IL15: { status: 400, facts: ["row"] },
  // Any other fault in a line of a CSV file. Nobody has shown kintone's names for these.
  CB_VA01_ROW: { status: 400, facts: ["row", "column", "reason"], sentAs: "CB_VA01" },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;

/** The names of the facts that the sentence of a code needs. */
export type FactsOfCode<Code extends ErrorCode> = (typeof catalogue)[Code]["facts"][number];

export function statusOf(code: ErrorCode): number {
  return catalogue[code].status;
}

/** The code as the caller reads it, in the body and in the X-Cybozu-Error header. */
export function sentCode(code: ErrorCode): string {
  const entry: Entry = catalogue[code];
  return entry.sentAs ?? code;
}
