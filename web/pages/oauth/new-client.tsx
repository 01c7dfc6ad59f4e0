import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useT } from "../../parts/i18n.tsx";
import { Page } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { clientsQuery } from "./client.ts";
import { ClientForm } from "./client-form.tsx";
import { ForAdministrators } from "./for-administrators.tsx";
import { keepFreshSecret } from "./fresh-secret.ts";

export function NewClient() {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return (
    <ForAdministrators>
      <Page
        title={t("oauth.addTitle")}
        crumbs={[
          { label: t("shell.home"), to: "/k/" },
          { label: t("oauth.title"), to: "/admin/oauth" },
        ]}
        width="settings"
      >
        <ClientForm
          onSaved={async ({ id = "", secret = "" }, name) => {
            keepFreshSecret(id, secret);
            await queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey });
            toast.done(t("oauth.addedDone", { name }));
            await navigate(`/admin/oauth/${id}`, { replace: true });
          }}
        />
      </Page>
    </ForAdministrators>
  );
}
