import { Badge, Button, Group as Line, Table, Text } from "@mantine/core";
import { IconFilter, IconPencil, IconPlus, IconTrash, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Action } from "../../actions/action.ts";
import { ActionMenu } from "../../actions/action-menu.tsx";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { type Group, groupsQuery, useDirectoryChanged } from "../../parts/directory.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { useToast } from "../../parts/toast.tsx";
import users from "../users/users.module.css";
import { GroupDialog } from "./group-dialog.tsx";
import { MembersDialog } from "./members-dialog.tsx";
import { RuleDialog } from "./rule-dialog.tsx";

type Open = { readonly dialog: "group" | "members" | "rule"; readonly group?: Group };

interface OnGroup {
  readonly group: Group;
  readonly open: (open: Open) => void;
  readonly remove: () => Promise<void>;
}
/** Everyone has no list: it would be that of all users. */
const hasMembers = ({ group }: OnGroup) => group.type === "static" || !group.builtIn;
const hasRule = ({ group }: OnGroup) => group.type === "dynamic" && !group.builtIn;
const actions: readonly Action<OnGroup>[] = [
  {
    id: "rule",
    label: "groups.rule",
    icon: IconFilter,
    when: hasRule,
    run: ({ group, open }) => open({ dialog: "rule", group }),
  },
  {
    id: "members",
    label: "groups.members",
    icon: IconUsers,
    when: hasMembers,
    run: ({ group, open }) => open({ dialog: "members", group }),
  },
  {
    id: "edit",
    label: "groups.edit",
    icon: IconPencil,
    when: ({ group }) => !group.builtIn,
    run: ({ group, open }) => open({ dialog: "group", group }),
  },
  {
    id: "delete",
    label: "groups.delete",
    icon: IconTrash,
    danger: true,
    when: ({ group }) => !group.builtIn,
    run: ({ remove }) => remove(),
  },
];

/** Administration → Groups. */
export function Groups() {
  const t = useT();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <AdminPage
      title={t("groups.title")}
      text={t("groups.text")}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ dialog: "group" })}>
          {t("groups.add")}
        </Button>
      }
    >
      <Found onOpen={setOpen} />
      {open?.dialog === "group" && <GroupDialog group={open.group} onClose={close} />}
      {open?.dialog === "rule" && open.group && <RuleDialog group={open.group} onClose={close} />}
      {open?.dialog === "members" && open.group && <MembersDialog group={open.group} onClose={close} />}
    </AdminPage>
  );
}

function Found({ onOpen }: { readonly onOpen: (open: Open) => void }) {
  const t = useT();
  const { data, error, refetch } = useQuery(groupsQuery);
  const remove = useRemove();
  if (error !== null) return <ErrorNote error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingLines lines={5} height={36} />;
  return (
    <div className={users.table}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("groups.name")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("groups.description")}</Table.Th>
            <Table.Th visibleFrom="xs">{t("groups.type")}</Table.Th>
            <Table.Th w={56} aria-label={t("common.more")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((group) => (
            <Table.Tr key={group.id}>
              <Table.Td>
                <Text fw={600} className={users.name}>
                  {group.name}
                </Text>
                <Text size="sm" c="dimmed" className={users.name}>
                  {group.code}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm" className={users.name}>
                {textOf(group)}
              </Table.Td>
              <Table.Td visibleFrom="xs">
                <Line gap={6}>
                  {group.builtIn ? (
                    <Badge color="gray">{t("groups.builtIn")}</Badge>
                  ) : (
                    <Badge color={group.type === "static" ? "pine" : "blue"}>
                      {t(`groups.${group.type}`)}
                    </Badge>
                  )}
                </Line>
              </Table.Td>
              <Table.Td>
                <ActionMenu
                  label={t("groups.actions", { name: group.name })}
                  actions={actions}
                  context={{ group, open: onOpen, remove: () => remove(group) }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );

  function textOf({ code, builtIn, description }: Group): string {
    if (!builtIn) return description;
    return code === "everyone" ? t("groups.everyoneText") : t("groups.administratorsText");
  }
}

function useRemove() {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const changed = useDirectoryChanged();
  return async ({ code, name }: Group) => {
    const sure = await confirm({
      title: t("groups.deleteTitle", { name }),
      text: t("groups.deleteText"),
      action: t("groups.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete("/v1/groups.json", { codes: [code] });
      await changed();
      toast.done(t("groups.deleted", { name }));
    } catch (error) {
      toast.failed(error);
    }
  };
}
