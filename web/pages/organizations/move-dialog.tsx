import { Button, Group, Modal, Stack, TreeSelect } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Organization, organizationsQuery, treeOf, withAllBelow } from "../../parts/directory.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useMove } from "./move.ts";

interface Props {
  readonly organization: Organization;
  readonly onClose: () => void;
}

/** The way to move a department without dragging it. */
export function MoveDialog({ organization, onClose }: Props) {
  const t = useT();
  const { data: organizations = [] } = useQuery(organizationsQuery);
  const [parent, setParent] = useState<string | null>(organization.parentCode);
  const moveTo = useMove();
  const move = useMutation({
    mutationFn: () => moveTo({ organization, parentCode: parent ?? "" }),
    onSuccess: onClose,
  });
  const own = withAllBelow(organizations, organization.code);
  function submit(event: SubmitEvent) {
    event.preventDefault();
    move.mutate();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("organizations.moveTitle", { name: organization.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TreeSelect
            label={t("organizations.parent")}
            placeholder={t("organizations.top")}
            data={treeOf(organizations.filter(({ code }) => !own.has(code)))}
            value={parent}
            onChange={setParent}
            defaultExpandAll
            searchable
            clearable
            clearButtonProps={{ "aria-label": t("common.clear") }}
            data-autofocus
          />
          {move.error !== null && <ErrorNote error={move.error} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button
              type="submit"
              loading={move.isPending}
              disabled={(parent ?? null) === organization.parentCode}
            >
              {t("organizations.moveAction")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
