import { IconUser } from "@tabler/icons-react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
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
  return (
    <>
      <PeopleBox
        label={t("formEditor.candidates")}
        description={t("formEditor.candidatesHint")}
        people={people("entities")}
        onPeople={(chosen) => change({ entities: chosen.map(named) })}
        error={problem("entities")}
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
