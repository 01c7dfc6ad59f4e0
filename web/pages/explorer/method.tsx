import { Badge } from "@mantine/core";

const colors: Readonly<Record<string, string>> = { GET: "pine", POST: "blue", PUT: "yellow", DELETE: "red" };

export function Method({ name }: { readonly name: string }) {
  return (
    <Badge
      variant="light"
      radius="sm"
      size="sm"
      color={colors[name] ?? "gray"}
      w={62}
      style={{ flex: "none" }}
    >
      {name}
    </Badge>
  );
}
