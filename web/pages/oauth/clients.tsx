import { Box, Button, Group, Table, Text } from "@mantine/core";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { AdminNav } from "../../parts/admin/admin-nav.tsx";
import { ApplicationIcon } from "../../parts/application/application-icon.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useTexts } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { clientsQuery, type ListedClient } from "./client.ts";
import { ForAdministrators } from "./for-administrators.tsx";
import classes from "./oauth.module.css";

/** System administration → OAuth: the applications that may act for users. */
export function Clients() {
  const { t } = useTexts();
  return (
    <ForAdministrators>
      <Page
        title={t("oauth.title")}
        text={t("oauth.text")}
        crumbs={[{ label: t("shell.home"), to: "/k/" }]}
        actions={<AddButton />}
      >
        <AdminNav />
        <Found />
      </Page>
    </ForAdministrators>
  );
}

function AddButton() {
  const { t } = useTexts();
  return (
    <Button component={Link} to="/admin/oauth/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t("oauth.add")}
    </Button>
  );
}

function Found() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(clientsQuery);
  if (error !== null) return <ErrorNote error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingLines lines={5} height={36} />;
  if (data.clients.length === 0)
    return <EmptyState icon={IconPlugConnected} title={t("oauth.empty")} text={t("oauth.emptyText")} />;
  return <ClientsTable clients={data.clients} />;
}

function ClientsTable({ clients }: { readonly clients: readonly ListedClient[] }) {
  const { t, date } = useTexts();
  return (
    <div className={classes.table}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("oauth.name")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("oauth.endpoint")}</Table.Th>
            <Table.Th visibleFrom="xs">{t("oauth.users")}</Table.Th>
            <Table.Th visibleFrom="md">{t("oauth.added")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clients.map((client) => (
            <Table.Tr key={client.id}>
              <Table.Td>
                <Group gap="sm" wrap="nowrap">
                  <ApplicationIcon application={client} size={34} />
                  <div className={classes.name}>
                    <Text component={Link} to={`/admin/oauth/${client.id}`} fw={600} c="var(--color-link)">
                      {client.name}
                    </Text>
                    <Box hiddenFrom="xs">
                      <Text size="sm" c="dimmed">
                        {t("oauth.usersCount", { count: client.allowedUsers })}
                      </Text>
                    </Box>
                  </div>
                </Group>
              </Table.Td>
              <Table.Td visibleFrom="sm" className={classes.name}>
                {client.redirectEndpoint}
              </Table.Td>
              <Table.Td visibleFrom="xs" className="numeric">
                {t("oauth.usersCount", { count: client.allowedUsers })}
              </Table.Td>
              <Table.Td visibleFrom="md" className="numeric">
                {date(client.createdAt)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
