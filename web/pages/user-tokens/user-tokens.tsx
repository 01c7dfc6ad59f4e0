import { Alert, Badge, Box, Button, Code, Stack, Table, Text } from "@mantine/core";
import { IconKey, IconPencil, IconPlus, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Action } from "../../actions/action.ts";
import { ActionMenu } from "../../actions/action-menu.tsx";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { api } from "../../parts/api.ts";
import { ownAddress } from "../../parts/boot.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT, useTexts } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { useToast } from "../../parts/toast.tsx";
import users from "../users/users.module.css";
import { ReplaceDialog } from "./replace-dialog.tsx";
import { type Token, tokensPath, tokensQuery } from "./token.ts";
import { TokenDialog } from "./token-dialog.tsx";

type Open = { readonly dialog: "token" | "replace"; readonly token?: Token };

interface OnToken {
  readonly token: Token;
  readonly open: (open: Open) => void;
  readonly remove: () => Promise<void>;
}
const actions: readonly Action<OnToken>[] = [
  {
    id: "edit",
    label: "userTokens.edit",
    icon: IconPencil,
    run: ({ token, open }) => open({ dialog: "token", token }),
  },
  {
    id: "replace",
    label: "userTokens.replace",
    icon: IconRefresh,
    run: ({ token, open }) => open({ dialog: "replace", token }),
  },
  {
    id: "delete",
    label: "common.delete",
    icon: IconTrash,
    danger: true,
    run: ({ remove }) => remove(),
  },
];

/** Administration → User API tokens. */
export function UserTokens() {
  const t = useT();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<Open>();
  /** with the page that made it, and nowhere else */
  const [text, setText] = useState<string>();
  const close = () => setOpen(undefined);
  const saved = async (made?: string) => {
    if (made !== undefined) setText(made);
    close();
    await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
  };
  return (
    <AdminPage
      title={t("userTokens.title")}
      text={t("userTokens.text")}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ dialog: "token" })}>
          {t("userTokens.generate")}
        </Button>
      }
    >
      <Stack>
        {text !== undefined && <NewToken text={text} />}
        <Found onOpen={setOpen} onRemoved={() => setText(undefined)} />
      </Stack>
      {open?.dialog === "token" && <TokenDialog token={open.token} onSaved={saved} onClose={close} />}
      {open?.dialog === "replace" && open.token && (
        <ReplaceDialog token={open.token} onSaved={saved} onClose={close} />
      )}
    </AdminPage>
  );
}

/** The one time that a token can be read. */
function NewToken({ text }: { readonly text: string }) {
  const t = useT();
  return (
    <Alert
      variant="light"
      color="pine"
      role="status"
      icon={<IconKey size={18} aria-hidden />}
      title={t("userTokens.made")}
    >
      <Text size="sm" mb="xs">
        {t("userTokens.madeText")}
      </Text>
      <CopyField label={t("userTokens.token")} value={text} copyLabel={t("userTokens.copy")} />
      <Text size="sm" mt="sm" mb={4}>
        {t("userTokens.sample")}
      </Text>
      <Code
        block
        style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
      >{`curl "${ownAddress()}/v1/users.json" -H "Authorization: Bearer $TOKEN"`}</Code>
    </Alert>
  );
}

interface FoundProps {
  readonly onOpen: (open: Open) => void;
  readonly onRemoved: () => void;
}

function Found({ onOpen, onRemoved }: FoundProps) {
  const { t, date } = useTexts();
  const { data, error, refetch } = useQuery(tokensQuery);
  const remove = useRemove(onRemoved);
  if (error !== null) return <ErrorNote error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingLines lines={4} height={36} />;
  if (data.tokens.length === 0)
    return <EmptyState icon={IconKey} title={t("userTokens.empty")} text={t("userTokens.emptyText")} />;
  return (
    <div className={users.table}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("userTokens.note")}</Table.Th>
            <Table.Th visibleFrom="xs">{t("userTokens.scope")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("userTokens.lastUsed")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("userTokens.end")}</Table.Th>
            <Table.Th w={56} aria-label={t("common.more")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.tokens.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>
                <Text fw={600} className={users.name}>
                  {token.note || t("userTokens.noNote")}
                </Text>
                <Text size="sm" c="dimmed" className={users.name}>
                  {t("userTokens.madeBy", {
                    hint: token.hint,
                    name: token.creator.name,
                    date: date(token.createdAt),
                  })}
                </Text>
                <Box hiddenFrom="xs" mt={4}>
                  <Scope token={token} />
                  <Used token={token} />
                  <End token={token} />
                </Box>
              </Table.Td>
              <Table.Td visibleFrom="xs">
                <Scope token={token} />
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Used token={token} />
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <End token={token} />
              </Table.Td>
              <Table.Td>
                <ActionMenu
                  label={t("userTokens.actions", { name: token.note || token.hint })}
                  actions={actions}
                  context={{ token, open: onOpen, remove: () => remove(token) }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const colors = { read: "gray", readWrite: "pine", dangerous: "red" } as const;

function Scope({ token: { scope } }: { readonly token: Token }) {
  const t = useT();
  return <Badge color={colors[scope]}>{t(`userTokens.${scope}`)}</Badge>;
}

function Used({ token: { lastUsed } }: { readonly token: Token }) {
  const { t, dateTime } = useTexts();
  if (lastUsed === null) return <Text size="sm">{t("userTokens.neverUsed")}</Text>;
  return (
    <Text size="sm">{t("userTokens.used", { time: dateTime(lastUsed.time), from: lastUsed.from })}</Text>
  );
}

function End({ token: { expiresAt } }: { readonly token: Token }) {
  const { t, dateTime } = useTexts();
  if (expiresAt === null) return <Text size="sm">{t("userTokens.forEver")}</Text>;
  const over = Date.parse(expiresAt) <= Date.now();
  return (
    <Text size="sm" c={over ? "var(--color-danger)" : undefined}>
      {over ? t("userTokens.expired", { time: dateTime(expiresAt) }) : dateTime(expiresAt)}
    </Text>
  );
}

function useRemove(onRemoved: () => void) {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  return async ({ id }: Token) => {
    const sure = await confirm({
      title: t("userTokens.deleteTitle"),
      text: t("userTokens.deleteText"),
      action: t("common.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`${tokensPath}/${id}`);
      onRemoved();
      await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
      toast.done(t("userTokens.deleted"));
    } catch (error) {
      toast.failed(error);
    }
  };
}
