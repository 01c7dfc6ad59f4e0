import { Avatar, Button, Checkbox, Group, Menu, Text, TreeSelect } from "@mantine/core";
import { IconForms, IconPlus, IconSitemap, IconUserStar, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PeopleBox } from "../../../fields/user-select/people-box.tsx";
import { groupsQuery, organizationsQuery, treeOf } from "../../../parts/directory.ts";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { DragHandle } from "../../../parts/sortable.tsx";
import classes from "./acl.module.css";
import { isEveryone, type Subject } from "./rows.ts";

/** Whom rows of permissions are about: their names, their pictures, and how another one is chosen. */

export function useSubjectName(fields: Fields = {}): (entity: Subject["entity"] | undefined) => string {
  const t = useT();
  const { data: groups = [] } = useQuery(groupsQuery);
  const { data: organizations = [] } = useQuery(organizationsQuery);
  return (entity) => {
    if (!entity) return "";
    const { type, code } = entity;
    if (type === "CREATOR") return t("appSettings.aclCreator");
    if (isEveryone({ entity })) return t("appSettings.aclEveryone");
    if (type === "FIELD_ENTITY")
      return t("rules.inField", { field: fields[code ?? ""]?.label ?? code ?? "" });
    const named = { GROUP: groups, ORGANIZATION: organizations }[type];
    return named?.find((one) => one.code === code)?.name ?? code ?? "";
  };
}

interface WhoProps {
  readonly row: Subject;
  readonly name: string;
  /** the field of a FIELD_ENTITY holds departments */
  readonly hasSubs?: boolean;
  readonly onSubs: (includeSubs: boolean) => void;
}

/** The first cell of a row: handle, picture, name, and whether departments count with those below them. */
export function Who({ row, name, hasSubs = row.entity.type === "ORGANIZATION", onSubs }: WhoProps) {
  const t = useT();
  const last = isEveryone(row);
  return (
    <div className={classes.who}>
      {last ? (
        <span className={classes.noHandle} />
      ) : (
        <DragHandle label={t("appSettings.aclDrag", { who: name })} />
      )}
      <Picture row={row} name={name} />
      <div style={{ minWidth: 0 }}>
        <Text fw={550} truncate>
          {name}
        </Text>
        {last && (
          <Text size="xs" c="dimmed">
            {t("appSettings.aclEveryoneLast")}
          </Text>
        )}
        {hasSubs && (
          <Checkbox
            size="xs"
            label={t("organizations.sub")}
            checked={row.includeSubs}
            onChange={(event) => onSubs(event.currentTarget.checked)}
          />
        )}
      </div>
    </div>
  );
}

const pictures = { CREATOR: IconUserStar, ORGANIZATION: IconSitemap, FIELD_ENTITY: IconForms };

function Picture({ row, name }: { readonly row: Subject; readonly name: string }) {
  if (row.entity.type === "USER") return <Avatar size={26} name={name} color="initials" alt="" aria-hidden />;
  const Icon = pictures[row.entity.type as keyof typeof pictures] ?? IconUsersGroup;
  return (
    <Avatar size={26} color="gray" alt="" aria-hidden>
      <Icon size={16} />
    </Avatar>
  );
}

interface Choice {
  readonly type: string;
  readonly code: string | null;
  readonly name: string;
}
interface AddProps {
  readonly taken: readonly Subject[];
  /** what else can be chosen, before the groups */
  readonly more: readonly Choice[];
  readonly onAdd: (entity: Subject["entity"]) => void;
}

export function AddSubject({ taken, more, onAdd }: AddProps) {
  const t = useT();
  const [key, setKey] = useState(0);
  const { data: groups = [] } = useQuery(groupsQuery);
  const { data: organizations = [] } = useQuery(organizationsQuery);
  const has = (type: string, code: string | null) =>
    taken.some(({ entity }) => entity.type === type && entity.code === code);
  const choices = [
    ...more,
    { type: "GROUP", code: "everyone", name: t("appSettings.aclEveryone") },
    ...groups
      .filter(({ code }) => code !== "everyone")
      .map(({ code, name, builtIn }) => ({
        type: "GROUP",
        code,
        name: builtIn ? t("appSettings.aclAdministrators") : name,
      })),
  ].filter(({ type, code }) => !has(type, code));
  return (
    <Group mt="md" align="end" gap="sm">
      <PeopleBox
        key={key}
        label={t("appSettings.aclAdd")}
        people={[]}
        onPeople={([person]) => {
          if (person && !has("USER", person.code)) onAdd({ type: "USER", code: person.code });
          setKey(key + 1);
        }}
        w={300}
      />
      {organizations.length > 0 && (
        <TreeSelect
          key={`department ${key}`}
          label={t("profile.addOrganization")}
          data={treeOf(organizations)}
          value={null}
          onChange={(code) => {
            if (code !== null && !has("ORGANIZATION", code)) onAdd({ type: "ORGANIZATION", code });
            setKey(key + 1);
          }}
          defaultExpandAll
          searchable
          w={300}
        />
      )}
      {choices.length > 0 && (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
              {t("appSettings.aclAddRow")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
            {choices.map(({ type, code, name }) => (
              <Menu.Item key={`${type}/${code}`} onClick={() => onAdd({ type, code })}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
