import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { AdminNav } from "../../parts/admin/admin-nav.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { useSession } from "../../parts/session.tsx";
import { SecurityForm } from "./security-form.tsx";
import { securityQuery } from "./settings.ts";

/** System administration → Passwords and sign-in. */
export function Security() {
  const t = useT();
  const { user } = useSession();
  if (!user.administrator) {
    return (
      <Page title={t("security.title")} hideTitle>
        <EmptyState icon={IconLock} title={t("users.onlyTitle")} text={t("security.onlyText")} />
      </Page>
    );
  }
  return (
    <Page
      title={t("security.title")}
      text={t("security.text")}
      crumbs={[{ label: t("shell.home"), to: "/k/" }]}
      width="settings"
    >
      <AdminNav />
      <Loaded />
    </Page>
  );
}

function Loaded() {
  const { data, error, refetch } = useQuery(securityQuery);
  if (error !== null) return <ErrorNote error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingLines lines={8} height={36} />;
  return <SecurityForm stored={data} />;
}
