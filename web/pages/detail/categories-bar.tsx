import { Button } from "@mantine/core";
import { IconTags } from "@tabler/icons-react";
import { useState } from "react";
import { TagsShow } from "../../fields/parts/tags.tsx";
import type { AppForm } from "../../parts/app-form.ts";
import { useT } from "../../parts/i18n.tsx";
import type { RecordData } from "../../parts/records.ts";
import { CategoriesDialog } from "./categories-dialog.tsx";
import classes from "./process/process-bar.module.css";

/** The categories of the record, and the way to choose others. Nothing in apps without categories. */
export function CategoriesBar({ form, record }: { readonly form: AppForm; readonly record: RecordData }) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const held = Object.values(record).find(({ type }) => type === "CATEGORY")?.value as
    | readonly string[]
    | undefined;
  if (!held) return null;
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
        record={record}
        held={held}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </section>
  );
}
