import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Page } from "../../parts/page.tsx";
import { useSession } from "../../parts/session.tsx";

export function AdministratorsOnly({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const { user } = useSession();
  if (user.administrator) return children;
  return (
    <Page title={t("requestLog.title")} hideTitle>
      <EmptyState icon={IconLock} title={t("users.onlyTitle")} text={t("users.onlyText")} />
    </Page>
  );
}
