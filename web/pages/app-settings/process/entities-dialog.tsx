import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Menu,
  Modal,
  Radio,
  Stack,
  Text,
  TreeSelect,
} from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { AssigneeType, EntityType, ProcessEntity } from "../../../../src/core/process/settings.ts";
import { PeopleBox } from "../../../fields/user-select/people-box.tsx";
import { treeOf } from "../../../parts/directory.ts";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { pictures } from "./entity-chips.tsx";
import classes from "./process.module.css";
import { entityKey, type Names, namesPeople } from "./use-names.ts";

interface Props {
  readonly title: string;
  readonly fields: Fields;
  readonly names: Names;
  /** how those who are chosen work together; absent: each of them may act alone */
  readonly kind?: { readonly value: AssigneeType; readonly onChange: (type: AssigneeType) => void };
  readonly entities: readonly ProcessEntity[];
  readonly onChange: (entities: readonly ProcessEntity[]) => void;
  readonly onClose: () => void;
}

/** Who works on a status, or may run an action: people, departments, groups, or whom the record names. */
export function EntitiesDialog({ title, fields, names, kind, entities, onChange, onClose }: Props) {
  const t = useT();
  const [key, setKey] = useState(0);
  const add = (type: EntityType, code: string | null) => {
    const one: ProcessEntity = { entity: { type, code }, includeSubs: false };
    if (!entities.some((other) => entityKey(other) === entityKey(one))) onChange([...entities, one]);
    setKey(key + 1);
  };
  const people = Object.values(fields).filter(namesPeople);
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={<Text fw={650}>{title}</Text>}
      size="lg"
    >
      <Stack gap="md">
        {kind && (
          <Radio.Group value={kind.value} onChange={(value) => kind.onChange(value as AssigneeType)}>
            <Stack gap={6}>
              {(["ONE", "ANY", "ALL"] as const).map((type) => (
                <Radio key={type} value={type} label={t(`process.type${type}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <ul className={classes.entities}>
          {entities.map((one) => (
            <li key={entityKey(one)} className={classes.entity}>
              <EntityRow
                one={one}
                name={names.nameOf(one)}
                mayHaveSubs={mayHaveSubs(one, fields)}
                onChange={(changed) => onChange(entities.map((other) => (other === one ? changed : other)))}
                onRemove={() => onChange(entities.filter((other) => other !== one))}
              />
            </li>
          ))}
          {entities.length === 0 && <li className={classes.quiet}>{t("process.nobodyYet")}</li>}
        </ul>
        <Group align="end" gap="sm">
          <PeopleBox
            key={`person ${key}`}
            label={t("process.addPerson")}
            people={[]}
            onPeople={([person]) => person && add("USER", person.code)}
            w={240}
          />
          {names.organizations.length > 0 && (
            <TreeSelect
              key={`department ${key}`}
              label={t("process.addDepartment")}
              data={treeOf(names.organizations)}
              value={null}
              onChange={(code) => code !== null && add("ORGANIZATION", code)}
              defaultExpandAll
              searchable
              w={240}
            />
          )}
          <Menu position="bottom-start" shadow="md">
            <Menu.Target>
              <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
                {t("process.addAssignee")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
              <Menu.Label>{t("process.addField")}</Menu.Label>
              {people.map(({ code, label }) => (
                <Menu.Item key={code} onClick={() => add("FIELD_ENTITY", code)}>
                  {label}
                </Menu.Item>
              ))}
              <Menu.Label>{t("process.addGroup")}</Menu.Label>
              {names.groups.map(({ code, name }) => (
                <Menu.Item key={code} onClick={() => add("GROUP", code)}>
                  {name}
                </Menu.Item>
              ))}
              {kind && (
                <>
                  <Menu.Label>{t("process.addOther")}</Menu.Label>
                  <Menu.Item onClick={() => add("CREATOR", null)}>{t("process.appCreator")}</Menu.Item>
                  {names.items.map(({ code, name }) => (
                    <Menu.Item key={code} onClick={() => add("CUSTOM_FIELD", code)}>
                      {t("process.customField", { name })}
                    </Menu.Item>
                  ))}
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t("common.close")}</Button>
      </Group>
    </Modal>
  );
}

function mayHaveSubs({ entity: { type, code } }: ProcessEntity, fields: Fields): boolean {
  return (
    type === "ORGANIZATION" || (type === "FIELD_ENTITY" && fields[code ?? ""]?.type === "ORGANIZATION_SELECT")
  );
}

interface RowProps {
  readonly one: ProcessEntity;
  readonly name: string;
  readonly mayHaveSubs: boolean;
  readonly onChange: (one: ProcessEntity) => void;
  readonly onRemove: () => void;
}

function EntityRow({ one, name, mayHaveSubs, onChange, onRemove }: RowProps) {
  const t = useT();
  const Picture = pictures[one.entity.type];
  return (
    <>
      <Picture size={16} stroke={1.7} aria-hidden />
      <span className={classes.entityName}>{name}</span>
      {mayHaveSubs && (
        <Checkbox
          size="xs"
          label={t("process.sub")}
          checked={one.includeSubs}
          onChange={(event) => onChange({ ...one, includeSubs: event.currentTarget.checked })}
        />
      )}
      <ActionIcon aria-label={t("process.remove", { name })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
