/** The words of an HTML text. The parser runs no script and loads no picture. */
export function plainText(html: string): string {
  const text = new DOMParser().parseFromString(html.replace(/<(br|\/p|\/div|\/li)\b/gi, " $&"), "text/html");
  return (text.body.textContent ?? "").replace(/\s+/g, " ").trim();
}
