/** An app's description is HTML; where there is room for a line or two, its words are shown. */
export function wordsOf(html: string): string {
  if (html === "") return "";
  const page = new DOMParser().parseFromString(
    html.replaceAll(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, " $&"),
    "text/html",
  );
  return (page.body.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}
