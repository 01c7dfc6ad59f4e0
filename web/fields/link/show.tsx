import { Anchor } from "@mantine/core";
import type { ShowProps } from "../field.ts";
import { linkKind } from "./kinds.ts";

export function LinkShow({ field, value }: ShowProps<string>) {
  const { href, newPage } = linkKind(field.protocol);
  const target = value === "" ? undefined : href(value);
  if (target === undefined) return <span>{value}</span>;
  return (
    <Anchor
      href={target}
      inherit
      style={{ overflowWrap: "anywhere" }}
      {...(newPage ? { target: "_blank", rel: "noopener noreferrer" } : {})}
    >
      {value}
    </Anchor>
  );
}
