import { Button } from "@mantine/core";
import { IconTags } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { TagsShow } from "../../fields/parts/tags.tsx";
import { api } from "../../parts/api.ts";
import type { AppForm } from "../../parts/app-form.ts";
import { useT } from "../../parts/i18n.tsx";
import { idOf, type RecordData, recordsKey, revisionOf } from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";
import { CategoriesDialog } from "./categories-dialog.tsx";
import classes from "./process/process-bar.module.css";

/** The categories of the record, and the way to choose others. Nothing in apps without categories. */
export function CategoriesBar({ form, record }: { readonly form: AppForm; readonly record: RecordData }) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const held = Object.values(record).find(({ type }) => type === "CATEGORY")?.value as
    | readonly string[]
    | undefined;
  if (!held) return null;
  const save = async (categories: readonly string[]) => {
    const change = { categories, revision: revisionOf(record) };
    try {
      await api.put(`/tonari/v1/apps/${form.app}/records/${idOf(record)}/categories`, change);
      toast.done(t("categories.changed"));
    } finally {
      await client.invalidateQueries({ queryKey: recordsKey(form.app) });
    }
  };
  return <CategoriesShown form={form} held={held} onChoose={save} />;
}

interface Props {
  readonly form: AppForm;
  readonly held: readonly string[];
  readonly onChoose: (categories: readonly string[]) => Promise<void>;
}

export function CategoriesShown({ form, held, onChoose }: Props) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  return (
    <section className={classes.bar} aria-label={t("categories.bar")}>
      <div className={classes.who}>
        <span className={classes.label}>{t("categories.bar")}</span>
        {held.length === 0 ? (
          <span className={classes.nobody}>{t("categories.none")}</span>
        ) : (
          <TagsShow field={{ type: "CATEGORY", code: "", label: "" }} value={held} place="form" />
        )}
      </div>
      {form.rights.recordEditable && (
        <div className={classes.actions}>
          <Button
            variant="subtle"
            leftSection={<IconTags size={16} aria-hidden />}
            onClick={() => setOpened(true)}
          >
            {t("categories.choose")}
          </Button>
        </div>
      )}
      <CategoriesDialog
        app={form.app}
        held={held}
        opened={opened}
        onClose={() => setOpened(false)}
        onChoose={onChoose}
      />
    </section>
  );
}
