/** kintone's own editor writes `<font color size>`, which the editor's text styles do not know: say it as CSS. */
export function fontsToStyles(html: string): string {
  if (!/<font\b/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const font of page.querySelectorAll("font")) {
    const span = page.createElement("span");
    span.style.color = font.getAttribute("color") ?? "";
    span.style.fontSize = sizes[Number(font.getAttribute("size"))] ?? "";
    span.append(...font.childNodes);
    font.replaceWith(span);
  }
  return page.body.innerHTML;
}

/** What browsers draw for size 1 to 7. */
const sizes: readonly (string | undefined)[] = [
  undefined,
  "10px",
  "13px",
  "16px",
  "18px",
  "24px",
  "32px",
  "48px",
];
