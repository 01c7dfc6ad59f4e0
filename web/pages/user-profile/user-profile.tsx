import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import {
  customItemsQuery,
  groupsQuery,
  organizationsQuery,
  placesQuery,
  titlesQuery,
} from "../../parts/directory.ts";
import { ErrorPage } from "../../parts/error-pages.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingPage } from "../../parts/loading.tsx";
import { useSession } from "../../parts/session.tsx";
import { useToast } from "../../parts/toast.tsx";
import { type FullUser, groupsOfQuery, servicesQuery, userQuery } from "./data.ts";
import { ProfileForm } from "./profile-form.tsx";

/** Administration → Users → one of them: who the person is, and where they belong. */
export function UserProfile() {
  const { user: id = "" } = useParams();
  const { data: user, error, refetch } = useQuery(userQuery(id));
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  return user === undefined ? <LoadingPage /> : <Known key={user.id} user={user} />;
}

function Known({ user }: { readonly user: FullUser }) {
  const t = useT();
  const { user: me } = useSession();
  const remove = useRemove(user);
  const places = useQuery(placesQuery(user.code));
  const groups = useQuery(groupsOfQuery(user.code));
  const services = useQuery(servicesQuery(user.code));
  const allOrganizations = useQuery(organizationsQuery);
  const allGroups = useQuery(groupsQuery);
  const allTitles = useQuery(titlesQuery);
  const items = useQuery(customItemsQuery);
  const all = [places, groups, services, allOrganizations, allGroups, allTitles, items];
  const failed = all.find(({ error }) => error !== null);
  if (failed) return <ErrorPage error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <AdminPage
      title={user.name}
      text={user.code}
      width="settings"
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: t("users.title"), to: "/admin/users" },
      ]}
      actions={
        user.id !== me.id && (
          <Button
            variant="default"
            c="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void remove()}
          >
            {t("profile.delete")}
          </Button>
        )
      }
    >
      {places.data &&
      groups.data &&
      services.data &&
      allOrganizations.data &&
      allGroups.data &&
      allTitles.data &&
      items.data ? (
        <ProfileForm
          user={user}
          before={{ places: places.data, groups: groups.data, services: services.data }}
          organizations={allOrganizations.data}
          groups={allGroups.data}
          titles={allTitles.data}
          items={items.data}
        />
      ) : (
        <LoadingPage />
      )}
    </AdminPage>
  );
}

function useRemove({ code, name }: FullUser) {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async () => {
    const sure = await confirm({
      title: t("profile.deleteTitle", { name }),
      text: t("profile.deleteText"),
      action: t("profile.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete("/v1/users.json", { codes: [code] });
      await navigate("/admin/users");
      await queryClient.invalidateQueries();
      toast.done(t("profile.deleted", { name }));
    } catch (error) {
      toast.failed(error);
    }
  };
}
