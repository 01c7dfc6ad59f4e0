import type { ShowProps } from "../field.ts";
import { ServerHtml } from "../parts/server-html.tsx";
import { plainText } from "./plain-text.ts";

export function RichTextShow({ value, place }: ShowProps<string>) {
  if (place === "list") return <span>{plainText(value)}</span>;
  return <ServerHtml html={value} />;
}
