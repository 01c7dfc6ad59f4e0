import { ActionIcon, Button, Group, Text, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { api } from "../../parts/api.ts";
import { AppIcon } from "../../parts/app-icon.tsx";
import { useConfirm } from "../../parts/confirm.tsx";
import { useTexts } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import classes from "./portal.module.css";

interface Draft {
  readonly appId: string;
  readonly name: string;
  readonly createdAt: string;
}

/** Apps that were begun and never published: kintone's "Resume creating". */
export function Drafts() {
  const { t, date } = useTexts();
  const confirm = useConfirm();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { data: drafts = [] } = useQuery({
    queryKey: ["apps", "drafts"],
    queryFn: async ({ signal }) =>
      (await api.get<{ apps: Draft[] }>("/tonari/v1/apps", { mine: "draft" }, { signal })).apps,
  });
  if (drafts.length === 0) return null;

  async function remove({ appId, name }: Draft) {
    const sure = await confirm({
      title: t("portal.deleteDraftTitle", { name }),
      text: t("portal.deleteDraftText"),
      action: t("common.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`/tonari/v1/apps/${appId}`);
      await queryClient.invalidateQueries({ queryKey: ["apps", "drafts"] });
      toast.done(t("portal.draftDeleted", { name }));
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <section className={classes.drafts} aria-labelledby="drafts">
      <Title order={2} id="drafts">
        {t("portal.drafts")}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t("portal.draftsText")}
      </Text>
      <ul className={classes.draftList}>
        {drafts.map((draft) => (
          <li key={draft.appId} className={classes.draft}>
            <AppIcon app={draft} size={28} />
            <div className={classes.words}>
              <Text fw={600} truncate>
                {draft.name}
              </Text>
              <Text size="xs" className={classes.faint}>
                {t("portal.draftCreated", { date: date(draft.createdAt) })}
              </Text>
            </div>
            <Group gap={4} wrap="nowrap">
              <Button
                component={Link}
                to={`/k/admin/app/flow?app=${draft.appId}#section=form`}
                variant="default"
                size="xs"
              >
                {t("portal.resume")}
              </Button>
              <ActionIcon
                size={30}
                aria-label={t("portal.deleteDraft", { name: draft.name })}
                onClick={() => remove(draft)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}
