import { Avatar, Group } from "@mantine/core";
import type { Entity } from "../../../src/core/fields/field.ts";
import type { ShowProps } from "../field.ts";

/** A person: a coloured initial and the name. */
export function EntityChip({ entity }: { entity: Entity }) {
  return (
    <Group
      gap={6}
      wrap="nowrap"
      component="span"
      display="inline-flex"
      style={{ whiteSpace: "nowrap" }}
      title={entity.code}
    >
      <Avatar size={20} name={entity.name} color="initials" aria-hidden />
      <span>{entity.name}</span>
    </Group>
  );
}

export function EntityShow({ value }: ShowProps<Entity | null>) {
  return value ? <EntityChip entity={value} /> : null;
}

export function EntitiesShow({ value, place }: ShowProps<readonly Entity[]>) {
  return (
    <Group gap={10} component="span" display="inline-flex" wrap={place === "list" ? "nowrap" : "wrap"}>
      {value.map((entity) => (
        <EntityChip key={entity.code} entity={entity} />
      ))}
    </Group>
  );
}
