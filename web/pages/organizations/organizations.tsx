import { Button, Text } from "@mantine/core";
import { IconPlus, IconSitemap } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { organizationsQuery } from "../../parts/directory.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { JobTitles } from "./job-titles.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import type { Open } from "./open.ts";
import { OrganizationDetail } from "./organization-detail.tsx";
import { OrganizationDialog } from "./organization-dialog.tsx";
import { OrganizationTree } from "./organization-tree.tsx";
import classes from "./organizations.module.css";

/** Administration → Departments: the tree on one side, the chosen department with its members on the other. */
export function Organizations() {
  const t = useT();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <AdminPage
      title={t("organizations.title")}
      text={t("organizations.text")}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ dialog: "add" })}>
          {t("organizations.add")}
        </Button>
      }
    >
      <Found onOpen={setOpen} />
      <JobTitles />
      {(open?.dialog === "add" || open?.dialog === "edit") && (
        <OrganizationDialog
          organization={open.dialog === "edit" ? open.organization : undefined}
          parent={open.dialog === "add" ? open.parent : undefined}
          onClose={close}
        />
      )}
      {open?.dialog === "move" && <MoveDialog organization={open.organization} onClose={close} />}
    </AdminPage>
  );
}

function Found({ onOpen }: { readonly onOpen: (open: Open) => void }) {
  const t = useT();
  const [parameters, setParameters] = useSearchParams();
  const { data, error, refetch } = useQuery(organizationsQuery);
  if (error !== null) return <ErrorNote error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingLines lines={8} height={32} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={IconSitemap} title={t("organizations.empty")} text={t("organizations.emptyText")} />
    );
  }
  const chosen = data.find(({ code }) => code === parameters.get("code"));
  return (
    <div className={classes.sides}>
      <div>
        <div className={classes.box}>
          <OrganizationTree
            organizations={data}
            chosen={chosen?.code}
            onChoose={(code) => setParameters({ code }, { replace: true })}
          />
        </div>
        <Text size="sm" c="dimmed" mt={6}>
          {t("organizations.hint")}
        </Text>
      </div>
      <div className={classes.box}>
        {chosen ? (
          <OrganizationDetail key={chosen.code} organization={chosen} onOpen={onOpen} />
        ) : (
          <EmptyState
            icon={IconSitemap}
            title={t("organizations.choose")}
            text={t("organizations.chooseText")}
          />
        )}
      </div>
    </div>
  );
}
