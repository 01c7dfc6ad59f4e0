import { IconLock } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { EmptyState } from "../empty-state.tsx";
import { useT } from "../i18n.tsx";
import { Page } from "../page.tsx";
import { useSession } from "../session.tsx";
import { AdminNav } from "./admin-nav.tsx";

/** A page of administration, for those who administer. */
export function AdminPage({ children, ...page }: ComponentProps<typeof Page>) {
  const t = useT();
  const { user } = useSession();
  if (!user.administrator) {
    return (
      <Page title={page.title} hideTitle>
        <EmptyState icon={IconLock} title={t("users.onlyTitle")} text={t("users.onlyText")} />
      </Page>
    );
  }
  return (
    <Page crumbs={[{ label: t("shell.home"), to: "/k/" }]} {...page}>
      <AdminNav />
      {children}
    </Page>
  );
}
