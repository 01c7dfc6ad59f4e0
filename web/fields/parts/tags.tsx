import { Badge, Group } from "@mantine/core";
import type { ShowProps } from "../field.ts";

/** Chosen options: quiet tags that keep the option's own spelling. */
export function TagsShow({ value }: ShowProps<readonly string[]>) {
  return (
    <Group gap={4} component="span" display="inline-flex">
      {value.map((label) => (
        <Tag key={label} label={label} />
      ))}
    </Group>
  );
}

export function TagShow({ value }: ShowProps<string | null>) {
  return value ? <Tag label={value} /> : null;
}

function Tag({ label }: { label: string }) {
  return (
    <Badge variant="default" radius="sm" tt="none" fw={500} maw="100%" title={label}>
      {label}
    </Badge>
  );
}
