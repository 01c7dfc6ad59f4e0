import { ActionIcon, Button, Group, Modal, Table, Text, TextInput, Title } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { DialogForm } from "../../parts/dialog-form.tsx";
import { type JobTitle, titlesQuery, useDirectoryChanged } from "../../parts/directory.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import classes from "./organizations.module.css";

const titlesPath = "/tonari/v1/titles";

/** What somebody is in a department. */
export function JobTitles() {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const changed = useDirectoryChanged();
  const { data = [], error } = useQuery(titlesQuery);
  const [open, setOpen] = useState<{ readonly title?: JobTitle }>();
  async function remove({ code, name }: JobTitle) {
    const sure = await confirm({
      title: t("organizations.deleteTitle", { name }),
      text: t("organizations.deleteTitleText"),
      action: t("organizations.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(titlesPath, { codes: [code] });
      await changed();
      toast.done(t("organizations.deleted", { name }));
    } catch (error) {
      toast.failed(error);
    }
  }
  return (
    <section className={classes.titles} aria-label={t("organizations.titles")}>
      <Group justify="space-between" mb="xs">
        <div>
          <Title order={2} size="h3">
            {t("organizations.titles")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("organizations.titlesText")}
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen({})}
        >
          {t("organizations.addTitleOf")}
        </Button>
      </Group>
      <div className={classes.box}>
        {error !== null && <ErrorNote error={error} />}
        {data.length === 0 ? (
          <Text c="dimmed" size="sm">
            {t("organizations.noTitles")}
          </Text>
        ) : (
          <Table>
            <Table.Tbody>
              {data.map((title) => (
                <Table.Tr key={title.id}>
                  <Table.Td className={classes.name}>{title.name}</Table.Td>
                  <Table.Td className={classes.name} c="dimmed">
                    {title.code}
                  </Table.Td>
                  <Table.Td w={90}>
                    <Group gap={2} wrap="nowrap" justify="flex-end">
                      <ActionIcon
                        aria-label={t("organizations.editTitle", { name: title.name })}
                        onClick={() => setOpen({ title })}
                      >
                        <IconPencil size={16} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        aria-label={t("organizations.deleteTitle", { name: title.name })}
                        onClick={() => void remove(title)}
                      >
                        <IconTrash size={16} aria-hidden />
                      </ActionIcon>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </div>
      {open && <TitleDialog title={open.title} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

interface DialogProps {
  /** absent: a new one */
  readonly title?: JobTitle;
  readonly onClose: () => void;
}

function TitleDialog({ title, onClose }: DialogProps) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const [name, setName] = useState(title?.name ?? "");
  const [code, setCode] = useState(title?.code ?? "");
  const save = useMutation({
    mutationFn: () =>
      title
        ? api.put(titlesPath, { titles: [{ code: title.code, name }] })
        : api.post(titlesPath, { titles: [{ code, name }] }),
    async onSuccess() {
      await changed();
      toast.done(title ? t("organizations.saved", { name }) : t("organizations.added", { name }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title ? t("organizations.editTitle", { name: title.name }) : t("organizations.addTitleOf")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <DialogForm
        save={save}
        action={t(title ? "common.save" : "common.add")}
        shown={["titles[0].name", "titles[0].code"]}
        onClose={onClose}
      >
        <TextInput
          label={t("organizations.titleName")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(save.error, "titles[0].name")}
          required
          data-autofocus
        />
        {title === undefined && (
          <TextInput
            label={t("organizations.titleCode")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={fieldError(save.error, "titles[0].code")}
            required
            spellCheck={false}
          />
        )}
      </DialogForm>
    </Modal>
  );
}
