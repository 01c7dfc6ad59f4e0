import { Button, CloseButton, Group, Pagination, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { IconLock, IconPlus, IconSearch, IconSearchOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { AdminNav } from "../../parts/admin/admin-nav.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useTexts } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { useSession } from "../../parts/session.tsx";
import { ApplicationsDialog } from "./applications-dialog.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { perPage, type User, usersQuery } from "./user.ts";
import { UserDialog } from "./user-dialog.tsx";
import classes from "./users.module.css";
import { UsersTable } from "./users-table.tsx";

/** Which dialog is open, and about whom: nobody yet when a user is added. */
type Open = { readonly dialog: "user" | "password" | "applications"; readonly user?: User };

export function Users() {
  const { t } = useTexts();
  const { user } = useSession();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  if (!user.administrator) {
    return (
      <Page title={t("users.title")} hideTitle>
        <EmptyState icon={IconLock} title={t("users.onlyTitle")} text={t("users.onlyText")} />
      </Page>
    );
  }
  return (
    <Page
      title={t("users.title")}
      crumbs={[{ label: t("shell.home"), to: "/k/" }]}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ dialog: "user" })}>
          {t("users.add")}
        </Button>
      }
    >
      <AdminNav />
      <Found
        onEdit={(user) => setOpen({ dialog: "user", user })}
        onPassword={(user) => setOpen({ dialog: "password", user })}
        onApplications={(user) => setOpen({ dialog: "applications", user })}
      />
      <UserDialog
        key={`user ${open?.user?.id}`}
        opened={open?.dialog === "user"}
        user={open?.user}
        onClose={close}
      />
      <PasswordDialog
        key={`password ${open?.user?.id}`}
        opened={open?.dialog === "password"}
        user={open?.user}
        onClose={close}
      />
      <ApplicationsDialog
        key={`applications ${open?.user?.id}`}
        opened={open?.dialog === "applications"}
        user={open?.user}
        onClose={close}
      />
    </Page>
  );
}

interface FoundProps {
  readonly onEdit: (user: User) => void;
  readonly onPassword: (user: User) => void;
  readonly onApplications: (user: User) => void;
}

function Found({ onEdit, onPassword, onApplications }: FoundProps) {
  const { t, number } = useTexts();
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get("search") ?? "";
  const page = Math.max(1, Number(parameters.get("page") ?? 1) || 1);
  const { data, error, refetch } = useQuery(usersQuery(page, search));
  const go = (change: { page?: number; search?: string }) => {
    const next = { page, search, ...change };
    setParameters(
      {
        ...(next.search !== "" && { search: next.search }),
        ...(next.page > 1 && { page: String(next.page) }),
      },
      { replace: change.search !== undefined },
    );
  };

  const total = Number(data?.totalCount ?? 0);
  return (
    <>
      <SearchBox search={search} onSearch={(search) => go({ search, page: 1 })} />
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={8} height={36} />}
      {data !== undefined && (
        <>
          <Text size="sm" c="dimmed" mb="xs" role="status">
            {t("users.count", { count: number(total) })}
          </Text>
          {data.users.length > 0 ? (
            <UsersTable
              users={data.users}
              onEdit={onEdit}
              onPassword={onPassword}
              onApplications={onApplications}
            />
          ) : (
            <EmptyState
              icon={IconSearchOff}
              title={t("users.noMatch")}
              text={t("users.noMatchText", { search })}
            />
          )}
          {total > perPage && (
            <Group justify="center" mt="md">
              <Pagination
                total={Math.ceil(total / perPage)}
                value={page}
                onChange={(page) => go({ page })}
                getItemProps={(page) => ({ "aria-label": t("common.page", { page }) })}
                getControlProps={(control) => ({
                  "aria-label": control === "next" ? t("common.nextPage") : t("common.previousPage"),
                })}
              />
            </Group>
          )}
        </>
      )}
    </>
  );
}

function SearchBox({
  search,
  onSearch,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}) {
  const { t } = useTexts();
  const [text, setText] = useState(search);
  const box = useRef<HTMLInputElement>(null);
  const searchSoon = useDebouncedCallback(onSearch, 250);
  const set = (next: string) => {
    setText(next);
    searchSoon(next.trim());
  };
  useHotkeys([["/", () => box.current?.focus()]]);
  return (
    <TextInput
      ref={box}
      className={classes.search}
      aria-label={t("users.search")}
      placeholder={t("users.search")}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Escape" && set("")}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text !== "" && <CloseButton size="sm" aria-label={t("common.clear")} onClick={() => set("")} />
      }
    />
  );
}
