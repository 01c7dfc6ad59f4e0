import { Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { ApplicationIcon } from "../../parts/application/application-icon.tsx";
import { ErrorPage } from "../../parts/error-pages.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { AllowedUsers } from "./allowed-users.tsx";
import { type Client, clientQuery } from "./client.ts";
import { ClientForm } from "./client-form.tsx";
import { DeleteClient } from "./delete-client.tsx";
import { Developers } from "./developers.tsx";
import { ForAdministrators } from "./for-administrators.tsx";

export function EditClient() {
  const { client = "" } = useParams();
  return (
    <ForAdministrators>
      <Found id={client} key={client} />
    </ForAdministrators>
  );
}

function Found({ id }: { readonly id: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery(clientQuery(id));
  if (error !== null) return <ErrorPage error={error} onRetry={refetch} />;
  if (data !== undefined) return <Loaded client={data} />;
  return (
    <Page title={t("oauth.title")} width="settings">
      <LoadingLines />
    </Page>
  );
}

function Loaded({ client }: { readonly client: Client }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  return (
    <Page
      title={client.name}
      icon={<ApplicationIcon application={client} />}
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: t("oauth.title"), to: "/admin/oauth" },
      ]}
      width="settings"
    >
      <Stack>
        <Developers client={client} />
        <AllowedUsers client={client} />
        <ClientForm
          // Made anew when what is stored has changed.
          key={JSON.stringify(client)}
          client={client}
          onSaved={async (_, name) => {
            await queryClient.invalidateQueries({ queryKey: ["oauth"] });
            toast.done(t("oauth.saved", { name }));
          }}
        />
        <DeleteClient client={client} />
      </Stack>
    </Page>
  );
}
