import { IconForms, IconSitemap, IconUser, IconUserStar, IconUsersGroup } from "@tabler/icons-react";
import type { EntityType, ProcessEntity } from "../../../../src/core/process/settings.ts";
import classes from "./process.module.css";
import { entityKey, type Names } from "./use-names.ts";

export const pictures = {
  USER: IconUser,
  GROUP: IconUsersGroup,
  ORGANIZATION: IconSitemap,
  FIELD_ENTITY: IconForms,
  CREATOR: IconUserStar,
  CUSTOM_FIELD: IconUserStar,
} satisfies Record<EntityType, unknown>;

/** Who is meant, in a line. */
export function EntityChips({ entities, names }: { entities: readonly ProcessEntity[]; names: Names }) {
  return entities.map((one) => {
    const Picture = pictures[one.entity.type];
    return (
      <span key={entityKey(one)} className={classes.chip}>
        <Picture size={14} stroke={1.7} aria-hidden />
        {names.nameOf(one)}
      </span>
    );
  });
}
