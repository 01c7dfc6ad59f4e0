import { Refused, tokens } from "./tokens.ts";

/** The formula with fields under their new codes. Everything else stays as it was written. */
export function withCodes(text: string, codes: ReadonlyMap<string, string | undefined>): string {
  try {
    let renamed = "";
    let copied = 0;
    const found = tokens(text);
    found.forEach(({ kind, text: code, at, end }, i) => {
      const isField = kind === "word" && !(found[i + 1]?.kind === "sign" && found[i + 1]?.text === "(");
      const now = isField ? codes.get(code) : undefined;
      if (now === undefined) return;
      renamed += text.slice(copied, at) + now;
      copied = end;
    });
    return renamed + text.slice(copied);
  } catch (error) {
    // What is no formula is refused at the next deploy; until then it is the text that somebody wrote.
    if (error instanceof Refused) return text;
    throw error;
  }
}
