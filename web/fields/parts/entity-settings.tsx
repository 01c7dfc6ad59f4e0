import { IconSitemap, IconUsersGroup } from "@tabler/icons-react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { EntityBox, type EntityBoxKind } from "./entity-box.tsx";
import { namedIn, primaryOrganization } from "./entity-picture.tsx";

/** What can be set about a selection of departments or of groups. */
export function entityDesign(kind: EntityBoxKind): FieldDesign {
  const named = ({ code }: Entity) => ({ type: code === primaryOrganization ? "FUNCTION" : kind, code });
  return {
    type: `${kind}_SELECT`,
    Icon: kind === "GROUP" ? IconUsersGroup : IconSitemap,
    size: { width: "240" },
    Settings({ field, change, problem }: SettingsProps) {
      const t = useT();
      const own = { code: primaryOrganization, name: t("formEditor.ownDepartment") };
      const entities = (property: string) =>
        namedIn(field, property).map(({ code }) =>
          code === primaryOrganization ? own : { code, name: code },
        );
      return (
        <>
          <EntityBox
            kind={kind}
            label={t("formEditor.entityCandidates")}
            description={t("formEditor.entityCandidatesHint")}
            entities={entities("entities")}
            onEntities={(chosen) => change({ entities: chosen.map(named) })}
            error={problem("entities")}
          />
          <EntityBox
            kind={kind}
            label={t("formEditor.entityDefault")}
            entities={entities("defaultValue")}
            onEntities={(chosen) => change({ defaultValue: chosen.map(named) })}
            extra={kind === "ORGANIZATION" ? [own] : []}
            error={problem("defaultValue")}
          />
        </>
      );
    },
  };
}
