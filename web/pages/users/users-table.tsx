import { Badge, Box, Group, Table, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import { ActionMenu } from "../../actions/action-menu.tsx";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { useTexts } from "../../parts/i18n.tsx";
import { PersonIcon } from "../../parts/person-icon.tsx";
import { useSession } from "../../parts/session.tsx";
import { useToast } from "../../parts/toast.tsx";
import { userActions } from "./actions.ts";
import { useSignIn } from "./use-sign-in.ts";
import type { User } from "./user.ts";
import classes from "./users.module.css";

interface Props {
  readonly users: readonly User[];
  readonly onEdit: (user: User) => void;
  readonly onPassword: (user: User) => void;
  readonly onApplications: (user: User) => void;
}

export function UsersTable({ users, onEdit, onPassword, onApplications }: Props) {
  const { t, date } = useTexts();
  const { user: me } = useSession();
  const navigate = useNavigate();
  const { suspend, activate } = useStates();
  const { unlock, resetTwoFactor } = useSignIn();
  return (
    <div className={classes.table}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("users.user")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("users.email")}</Table.Th>
            <Table.Th visibleFrom="xs">{t("users.state")}</Table.Th>
            <Table.Th visibleFrom="md">{t("users.created")}</Table.Th>
            <Table.Th w={56} aria-label={t("common.more")} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <Table.Tr key={user.id} data-suspended={!user.valid}>
              <Table.Td>
                <Group gap="sm" wrap="nowrap">
                  <PersonIcon person={user} size={34} />
                  <div className={classes.who}>
                    <Text fw={600} className={classes.name}>
                      <Link to={`/admin/users/${user.id}`} className={classes.link}>
                        {user.name}
                      </Link>
                      {user.id === me.id && (
                        <Text span c="dimmed" fw={400}>
                          {` (${t("users.you")})`}
                        </Text>
                      )}
                    </Text>
                    <Text size="sm" c="dimmed" className={classes.name}>
                      {user.code}
                    </Text>
                    <Box hiddenFrom="xs" mt={4}>
                      <States user={user} />
                    </Box>
                  </div>
                </Group>
              </Table.Td>
              <Table.Td visibleFrom="sm" className={classes.name}>
                {user.email}
              </Table.Td>
              <Table.Td visibleFrom="xs">
                <States user={user} />
              </Table.Td>
              <Table.Td visibleFrom="md" className="numeric">
                {date(user.createdAt)}
              </Table.Td>
              <Table.Td>
                <ActionMenu
                  label={t("users.actions", { name: user.name })}
                  actions={userActions}
                  context={{
                    user,
                    self: user.id === me.id,
                    edit: () => onEdit(user),
                    profile: () => void navigate(`/admin/users/${user.id}`),
                    resetPassword: () => onPassword(user),
                    showApplications: () => onApplications(user),
                    unlock: () => unlock(user),
                    resetTwoFactor: () => resetTwoFactor(user),
                    suspend: () => suspend(user),
                    activate: () => activate(user),
                  }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function States({ user }: { readonly user: User }) {
  const { t } = useTexts();
  return (
    <Group gap={6}>
      <Badge color={user.valid ? "pine" : "gray"}>
        {user.valid ? t("users.active") : t("users.suspended")}
      </Badge>
      {user.administrator && <Badge color="blue">{t("users.administrator")}</Badge>}
      {user.locked && <Badge color="red">{t("users.locked")}</Badge>}
      {user.temporary && <Badge color="gray">{t("users.temporary")}</Badge>}
      {user.twoFactor && <Badge color="gray">{t("users.twoFactor")}</Badge>}
    </Group>
  );
}

/** Suspending asks first: whoever works at that moment is signed out. */
function useStates() {
  const { t } = useTexts();
  const toast = useToast();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  async function setValid(user: User, valid: boolean, done: string) {
    try {
      await api.put(`/tonari/v1/users/${user.id}`, { valid });
      await queryClient.invalidateQueries({ queryKey: ["users"] });
      toast.done(done);
    } catch (error) {
      toast.failed(error);
    }
  }
  return {
    async suspend(user: User) {
      const { name } = user;
      const sure = await confirm({
        title: t("users.suspendTitle", { name }),
        text: t("users.suspendText"),
        action: t("users.suspend"),
        danger: true,
      });
      if (sure) await setValid(user, false, t("users.suspendDone", { name }));
    },
    activate: (user: User) => setValid(user, true, t("users.activateDone", { name: user.name })),
  };
}
