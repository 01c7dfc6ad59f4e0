import { Button, Group } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { useToast } from "../../parts/toast.tsx";
import { type Client, clientQuery, clientsPath, clientsQuery } from "./client.ts";

export function DeleteClient({ client: { id, name } }: { readonly client: Client }) {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  async function remove() {
    const sure = await confirm({
      title: t("oauth.deleteTitle", { name }),
      text: t("oauth.deleteText"),
      action: t("common.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`${clientsPath}/${id}`);
      toast.done(t("oauth.deleted", { name }));
      await navigate("/admin/oauth");
      queryClient.removeQueries({ queryKey: clientQuery(id).queryKey });
      await queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey, exact: true });
    } catch (error) {
      toast.failed(error);
    }
  }
  return (
    <Section title={t("oauth.delete")} text={t("oauth.deleteText")}>
      <Group justify="flex-end">
        <Button
          color="red"
          variant="light"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={remove}
        >
          {t("oauth.deleteAction")}
        </Button>
      </Group>
    </Section>
  );
}
