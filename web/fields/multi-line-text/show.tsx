import { Anchor } from "@mantine/core";
import type { ShowProps } from "../field.ts";

const address = /(https?:\/\/[^\s<>"'`。、）」]+)/g;

/** Line breaks as written; addresses become links where there is room to read. */
export function MultiLineTextShow({ value, place }: ShowProps<string>) {
  if (place === "list") return <span>{value}</span>;
  return <div style={{ whiteSpace: "pre-wrap" }}>{value.split(address).map(part)}</div>;
}

function part(text: string, position: number) {
  // split() with one group alternates: text, address, text, address, …
  if (position % 2 === 0) return text;
  return (
    <Anchor key={position} href={text} target="_blank" rel="noopener noreferrer" inherit>
      {text}
    </Anchor>
  );
}
