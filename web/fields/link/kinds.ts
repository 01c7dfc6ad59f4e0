/** What a link field links to: the page, the telephone, the mail program. */
interface LinkKind {
  readonly href: (value: string) => string | undefined;
  readonly inputMode: "url" | "tel" | "email";
  readonly newPage: boolean;
}

const kinds: Record<string, LinkKind> = {
  WEB: {
    // Anything but a web address ("javascript:…") stays text.
    href: (value) => (/^(https?|ftp):\/\//i.test(value) ? value : undefined),
    inputMode: "url",
    newPage: true,
  },
  CALL: { href: (value) => `tel:${value.replace(/[^\d+*#,;]/g, "")}`, inputMode: "tel", newPage: false },
  MAIL: { href: (value) => `mailto:${encodeURI(value)}`, inputMode: "email", newPage: false },
};

export function linkKind(protocol: unknown): LinkKind {
  return kinds[String(protocol)] ?? (kinds.WEB as LinkKind);
}
