import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ProcessEntity } from "../../../../src/core/process/settings.ts";
import type { FieldProperty } from "../../../fields/field.ts";
import { api } from "../../../parts/api.ts";
import { groupsQuery, organizationsQuery } from "../../../parts/directory.ts";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";

interface Item {
  readonly code: string;
  readonly name: string;
}

/** Fields that say of a record who is meant. */
const fieldTypes = ["CREATOR", "MODIFIER", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT"];
export const namesPeople = ({ type }: FieldProperty) => fieldTypes.includes(type);

/** Who and what can be an assignee, by the names that people know. */
export function useNames(fields: Fields, entities: readonly ProcessEntity[]) {
  const t = useT();
  const { data: groups = [] } = useQuery(groupsQuery);
  const { data: organizations = [] } = useQuery(organizationsQuery);
  const { data: items = [] } = useQuery({
    queryKey: ["directory", "custom-items"],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: readonly Item[] }>("/tonari/v1/custom-items", {}, { signal })).items,
  });
  const people = usePeople(entities);
  const groupNames = groups.map(({ code, name }) => ({
    code,
    name:
      code === "everyone"
        ? t("appSettings.aclEveryone")
        : code === "Administrators"
          ? t("appSettings.aclAdministrators")
          : name,
  }));
  const named = (list: readonly Item[], code: string) => list.find((one) => one.code === code)?.name ?? code;
  return {
    groups: groupNames,
    organizations,
    items,
    nameOf({ entity: { type, code } }: ProcessEntity): string {
      switch (type) {
        case "CREATOR":
          return t("process.appCreator");
        case "GROUP":
          return named(groupNames, code ?? "");
        case "ORGANIZATION":
          return named(organizations, code ?? "");
        case "FIELD_ENTITY":
          return fields[code ?? ""]?.label ?? code ?? "";
        case "CUSTOM_FIELD":
          return t("process.customField", { name: named(items, code ?? "") });
        default:
          return named(people, code ?? "");
      }
    },
  };
}
/** The API names people by login name; pages show what they are called. */
function usePeople(entities: readonly ProcessEntity[]): readonly Item[] {
  const users = entities.flatMap(({ entity }) =>
    entity.type === "USER" && entity.code ? [entity.code] : [],
  );
  const codes = [...new Set(users)].sort().slice(0, 100);
  const { data = [] } = useQuery({
    queryKey: ["users", "named", codes],
    queryFn: async ({ signal }) =>
      (await api.get<{ users: readonly Item[] }>("/v1/users.json", { codes }, { signal })).users,
    placeholderData: keepPreviousData,
    enabled: codes.length > 0,
  });
  return data;
}

export type Names = ReturnType<typeof useNames>;

export const entityKey = ({ entity: { type, code } }: ProcessEntity) => `${type}/${code}`;
