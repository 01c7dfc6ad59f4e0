import { Button, Group, Text, Title } from "@mantine/core";
import { IconArrowMoveRight, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { type Action, offered } from "../../actions/action.ts";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { type Organization, useDirectoryChanged } from "../../parts/directory.ts";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { Members } from "./members.tsx";
import type { Open } from "./open.ts";
import classes from "./organizations.module.css";

interface Props {
  readonly organization: Organization;
  readonly onOpen: (open: Open) => void;
}

interface OnOrganization extends Props {
  readonly remove: () => Promise<void>;
}
const actions: readonly Action<OnOrganization>[] = [
  {
    id: "edit",
    label: "organizations.edit",
    icon: IconPencil,
    run: ({ organization, onOpen }) => onOpen({ dialog: "edit", organization }),
  },
  {
    id: "add",
    label: "organizations.addBelow",
    icon: IconPlus,
    run: ({ organization, onOpen }) => onOpen({ dialog: "add", parent: organization }),
  },
  {
    id: "move",
    label: "organizations.move",
    icon: IconArrowMoveRight,
    run: ({ organization, onOpen }) => onOpen({ dialog: "move", organization }),
  },
  {
    id: "delete",
    label: "organizations.delete",
    icon: IconTrash,
    danger: true,
    run: ({ remove }) => remove(),
  },
];

export function OrganizationDetail({ organization, onOpen }: Props) {
  const t = useT();
  const remove = useRemove(organization);
  const context = { organization, onOpen, remove };
  const { name, code, localName, description } = organization;
  return (
    <section aria-label={name}>
      <div className={classes.head}>
        <div className={classes.name}>
          <Title order={2} size="h3">
            {name}
          </Title>
          <Text size="sm" c="dimmed">
            {localName ? `${localName} · ${code}` : code}
          </Text>
        </div>
        <Group gap={6}>
          {offered(actions, context).map(({ id, label, icon: Picture, danger, run }) => (
            <Button
              key={id}
              size="xs"
              variant="default"
              c={danger ? "red" : undefined}
              leftSection={<Picture size={14} aria-hidden />}
              onClick={() => run(context)}
            >
              {t(label)}
            </Button>
          ))}
        </Group>
      </div>
      {description !== "" && (
        <Text mt="xs" style={{ whiteSpace: "pre-wrap" }}>
          {description}
        </Text>
      )}
      <Members organization={organization} />
    </section>
  );
}

function useRemove({ code, name }: Organization) {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const changed = useDirectoryChanged();
  return async () => {
    const sure = await confirm({
      title: t("organizations.deleteTitle", { name }),
      text: t("organizations.deleteText"),
      action: t("organizations.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete("/v1/organizations.json", { codes: [code] });
      await changed();
      toast.done(t("organizations.deleted", { name }));
    } catch (error) {
      toast.failed(error);
    }
  };
}
