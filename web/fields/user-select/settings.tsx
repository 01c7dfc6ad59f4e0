import { IconUser } from "@tabler/icons-react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { EntityBox } from "../parts/entity-box.tsx";
import { PeopleBox } from "./people-box.tsx";

/** As the settings name people: a function stands for whoever adds the record. */
interface Named {
  readonly type: string;
  readonly code: string;
}
const loginUser = "LOGINUSER()";

function UserSelectSettings({ field, change, problem }: SettingsProps) {
  const t = useT();
  const self = { code: loginUser, name: t("formEditor.loginUser") };
  const people = (property: string) =>
    ((field[property] ?? []) as readonly Named[]).map(({ code }) =>
      code === loginUser ? self : { code, name: code },
    );
  const candidates = (field.entities ?? []) as readonly Named[];
  const ofKind = (kind: string) =>
    candidates.filter(({ type }) => type === kind).map(({ code }) => ({ code, name: code }));
  const replace = (kind: string, chosen: readonly Entity[]) =>
    change({
      entities: [
        ...candidates.filter(({ type }) => type !== kind),
        ...chosen.map(({ code }) => ({ type: kind, code })),
      ],
    });
  return (
    <>
      <PeopleBox
        label={t("formEditor.candidates")}
        description={t("formEditor.candidatesHint")}
        people={ofKind("USER")}
        onPeople={(chosen) => replace("USER", chosen)}
        error={problem("entities")}
      />
      <EntityBox
        kind="ORGANIZATION"
        label={t("formEditor.candidatesOfDepartments")}
        entities={ofKind("ORGANIZATION")}
        onEntities={(chosen) => replace("ORGANIZATION", chosen)}
      />
      <EntityBox
        kind="GROUP"
        label={t("formEditor.candidatesOfGroups")}
        entities={ofKind("GROUP")}
        onEntities={(chosen) => replace("GROUP", chosen)}
      />
      <PeopleBox
        label={t("formEditor.defaultUsers")}
        people={people("defaultValue")}
        onPeople={(chosen) => change({ defaultValue: chosen.map(named) })}
        extra={[self]}
        error={problem("defaultValue")}
      />
    </>
  );
}

const named = ({ code }: Entity): Named => ({ type: code === loginUser ? "FUNCTION" : "USER", code });

export const userSelect: FieldDesign = {
  type: "USER_SELECT",
  Icon: IconUser,
  size: { width: "240" },
  Settings: UserSelectSettings,
};
