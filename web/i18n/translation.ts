/**
 * A message is a sentence with places for facts: "Hello {name}". Where the number decides the word, both forms stand
 * in it: "{count} {count:app|apps}" (the first for 1).
 */
export type FactNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Plain}:${string}` ? Plain : Name) | FactNames<Rest>
  : never;

/** What another language must say: every key of the English area, no more and no less. */
export type Translation<English> = { readonly [Key in keyof English]: string };

/** A whole language: every area with every key. */
export type Language<English> = { readonly [Area in keyof English]: Translation<English[Area]> };

export function fill(text: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const fact = facts[name];
      if (fact === undefined) return whole;
      if (one === undefined || many === undefined) return String(fact);
      return String(fact) === "1" ? one : many;
    },
  );
}
