export type Language = "ja" | "en" | "zh";

export interface Reader {
  /** The user's own setting: a kintone locale or "auto"; undefined as long as nobody is signed in. */
  readonly setting: string | undefined;
  readonly acceptLanguage: string | undefined;
  /** The language of this installation. */
  readonly domain: Language;
}

/** The language of messages: the user's choice, else what the browser asks for, else the installation's. */
export function chooseLanguage({ setting, acceptLanguage, domain }: Reader): Language {
  if (setting !== undefined && setting !== "auto") return supported(setting) ?? "en";
  const wanted = acceptLanguage?.trim();
  return wanted ? negotiate(wanted, domain) : domain;
}

function negotiate(header: string, domain: Language): Language {
  for (const range of byPreference(header)) {
    // Node's fetch sends "*" when the program said nothing, so it counts like no header.
    if (range === "*") return domain;
    const language = supported(range);
    if (language) return language;
  }
  return "en";
}

/** The ranges of the header, best first; q=0 means "not this one". */
function byPreference(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const q = parameters.find((parameter) => /^q=/i.test(parameter));
      return { range, q: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ range, q }) => range !== "" && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ range }) => range);
}

// kintone has Traditional Chinese as a language of its own. Ours is Simplified, so zh-TW is not "zh".
function supported(tag: string): Language | undefined {
  const [primary, ...rest] = tag.toLowerCase().split("-");
  if (primary === "ja" || primary === "en") return primary;
  const traditional = rest.some((part) => ["tw", "hk", "mo", "hant"].includes(part));
  return primary === "zh" && !traditional ? "zh" : undefined;
}
