import { createRequire } from "node:module";
import type sanitizeHtml from "sanitize-html";

// Its parser is the largest thing that a start would load, and most servers never meet mark-up.
const require = createRequire(import.meta.url);
const library = (): typeof sanitizeHtml => require("sanitize-html");

/** kintone does not publish what its rich text keeps; this is what its editor can make, and tables. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["div", "p", "br", "hr", "span", "blockquote", "pre", "code", "h1", "h2", "h3", "h4", "h5", "h6"],
    ...["b", "strong", "i", "em", "u", "s", "strike", "del", "sub", "sup", "font", "a", "img"],
    ...["ul", "ol", "li", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"],
  ],
  allowedAttributes: {
    "*": ["style", "align", "title", "dir", "lang"],
    a: ["href", "target", "rel"],
    img: ["src", "alt", "width", "height"],
    font: ["color", "face", "size"],
    ol: ["start", "type"],
    td: ["colspan", "rowspan", "width", "height", "valign"],
    th: ["colspan", "rowspan", "width", "height", "valign", "scope"],
    table: ["border", "cellpadding", "cellspacing", "width"],
  },
  allowedStyles: {
    "*": {
      color: [/^[#a-z0-9(),.%\s]+$/i],
      "background-color": [/^[#a-z0-9(),.%\s]+$/i],
      "font-size": [/^[\d.]+(?:px|pt|em|rem|%)$/, /^(?:x{1,2}-)?(?:small|large)$|^medium$/],
      "font-family": [/^[\p{L}\d\s"',-]+$/u],
      "font-weight": [/^(?:bold|normal|\d{3})$/],
      "font-style": [/^(?:italic|normal)$/],
      "text-decoration": [/^[a-z\s-]+$/],
      "text-align": [/^(?:left|right|center|justify)$/],
      "margin-left": [/^[\d.]+(?:px|em|%)$/],
      "padding-left": [/^[\d.]+(?:px|em|%)$/],
      width: [/^[\d.]+(?:px|em|%)$/],
      height: [/^[\d.]+(?:px|em|%)$/],
    },
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
};

/** HTML that may be shown to anyone: without scripts, event attributes and unknown tags. */
export function sanitize(html: string): string {
  // Most rich text that programs write has no mark-up at all, and parsing it would be the dearest step of a save.
  return /[<>&]/.test(html) ? library()(html, allowed) : html;
}
