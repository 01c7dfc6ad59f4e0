import { Group } from "@mantine/core";
import { IconSitemap, IconUsersGroup } from "@tabler/icons-react";
import type { Entity } from "../../../src/core/fields/field.ts";
import type { ShowProps } from "../field.ts";
import type { EntityBoxKind } from "./entity-box.tsx";

/** Departments and groups have no face: a small picture says which of the two they are. */
export function showEntities(kind: EntityBoxKind) {
  const Picture = kind === "GROUP" ? IconUsersGroup : IconSitemap;
  return function ShowEntities({ value, place }: ShowProps<readonly Entity[]>) {
    return (
      <Group gap={10} component="span" display="inline-flex" wrap={place === "list" ? "nowrap" : "wrap"}>
        {value.map(({ code, name }) => (
          <Group key={code} gap={5} wrap="nowrap" component="span" display="inline-flex" title={code}>
            <Picture size={16} stroke={1.7} aria-hidden />
            <span>{name}</span>
          </Group>
        ))}
      </Group>
    );
  };
}
