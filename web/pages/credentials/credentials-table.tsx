import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import {
  IconAppWindow,
  IconCertificate,
  IconFingerprint,
  IconKey,
  IconPlugConnected,
  IconUserCode,
} from "@tabler/icons-react";
import { Link } from "react-router";
import classes from "../../parts/admin/admin.module.css";
import { useTexts } from "../../parts/i18n.tsx";
import { Tag } from "../../parts/tag.tsx";
import type { Credential } from "./credential.ts";

const pictures = {
  apiToken: IconKey,
  userToken: IconUserCode,
  oauth: IconPlugConnected,
  session: IconAppWindow,
  passkey: IconFingerprint,
  certificate: IconCertificate,
};

interface Props {
  readonly credentials: readonly Credential[];
  readonly onRevoke: (credential: Credential) => void;
}

export function CredentialsTable({ credentials, onRevoke }: Props) {
  const { t } = useTexts();
  return (
    <div className={classes.table}>
      <Table highlightOnHover verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("credentials.what")}</Table.Th>
            <Table.Th visibleFrom="sm">{t("credentials.whose")}</Table.Th>
            <Table.Th visibleFrom="md">{t("credentials.used")}</Table.Th>
            <Table.Th visibleFrom="md">{t("credentials.made")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("credentials.revoke")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {credentials.map((credential) => (
            <Row key={credential.id} credential={credential} onRevoke={() => onRevoke(credential)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ credential, onRevoke }: { readonly credential: Credential; readonly onRevoke: () => void }) {
  const { t } = useTexts();
  const { kind, user } = credential;
  const Picture = pictures[kind];
  return (
    <Table.Tr>
      <Table.Td className={classes.breakable}>
        <Group gap="sm" wrap="nowrap" align="start">
          <Picture size={20} stroke={1.5} aria-hidden style={{ flex: "none", marginTop: 2 }} />
          <div>
            <What credential={credential} />
            <Text size="sm" hiddenFrom="sm">
              <Person user={user} />
            </Text>
            <Text size="sm" c="dimmed" hiddenFrom="md" component="div">
              <Used credential={credential} />
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.breakable}>
        <Person user={user} />
      </Table.Td>
      <Table.Td visibleFrom="md" className={classes.breakable}>
        <Used credential={credential} />
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Made credential={credential} />
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="default"
          c="var(--color-danger)"
          onClick={onRevoke}
          aria-label={t("credentials.revokeOf", { what: nameOf(credential, t(`credentials.${kind}`)) })}
        >
          {t(`credentials.${kind}Revoke`)}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** Tells one button from the next for who does not see the row. */
function nameOf(credential: Credential, kind: string): string {
  if (credential.kind === "apiToken") return `${credential.app.name} ${credential.hint}`;
  const { code } = credential.user;
  if (credential.kind === "oauth") return `${credential.client.name} (${code})`;
  if (credential.kind === "passkey") return `${kind} ${credential.name} (${code})`;
  return `${kind} (${code})`;
}

function What({ credential }: { readonly credential: Credential }) {
  const { t } = useTexts();
  switch (credential.kind) {
    case "apiToken":
      return (
        <>
          <Group gap={6}>
            <Text
              component={Link}
              to={`/k/admin/app/apitoken?app=${credential.app.id}`}
              fw={600}
              c="var(--color-link)"
            >
              {t("credentials.tokenOf", { app: credential.app.name, hint: credential.hint })}
            </Text>
            {!credential.live && <Tag kind="quiet">{t("credentials.draft")}</Tag>}
          </Group>
          <Text size="sm" c="dimmed">
            {credential.permissions.map((one) => t(`tokens.permission.${one}`)).join(", ")}
          </Text>
          {credential.memo !== "" && <Text size="sm">{credential.memo}</Text>}
        </>
      );
    case "userToken":
      return (
        <>
          <Text component={Link} to="/admin/user-tokens" fw={600} c="var(--color-link)">
            {`${t("credentials.userToken")} …${credential.hint}`}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`userTokens.${credential.scope}`)}
          </Text>
          {credential.memo !== "" && <Text size="sm">{credential.memo}</Text>}
        </>
      );
    case "oauth":
      return (
        <>
          <Text component={Link} to={`/admin/oauth/${credential.client.id}`} fw={600} c="var(--color-link)">
            {credential.client.name}
          </Text>
          <Text size="sm" c="dimmed">
            {credential.scopes.join(", ")}
          </Text>
        </>
      );
    case "session":
      return (
        <Group gap={6}>
          <Text fw={600}>{t("credentials.session")}</Text>
          {credential.current && <Tag kind="success">{t("credentials.current")}</Tag>}
        </Group>
      );
    case "passkey":
      return (
        <>
          <Text fw={600}>{credential.name}</Text>
          <Text size="sm" c="dimmed">
            {t("credentials.passkey")}
          </Text>
        </>
      );
    case "certificate":
      return (
        <Text
          fw={600}
        >{`${t("credentials.certificate")} ${credential.id.replace(/^certificate-/, "")}`}</Text>
      );
  }
}

function Person({ user }: { readonly user: Credential["user"] }) {
  const { t } = useTexts();
  if (user.code === "") return t("credentials.nobody");
  return user.name === user.code ? user.code : `${user.name} (${user.code})`;
}

function Used({ credential: { kind, lastUsed } }: { readonly credential: Credential }) {
  const { t, dateTime } = useTexts();
  if (lastUsed)
    return (
      <>
        {dateTime(lastUsed.time)}
        <br />
        {lastUsed.from}
      </>
    );
  return t(kind === "certificate" ? "credentials.notNoted" : "tokens.neverUsed");
}

function Made({ credential: { createdAt, expiresAt } }: { readonly credential: Credential }) {
  const { t, dateTime } = useTexts();
  const expired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  return (
    <>
      {dateTime(createdAt)}
      {expiresAt !== null && (
        <Text size="sm" c={expired ? "var(--color-danger)" : "dimmed"}>
          {t(expired ? "tokens.expired" : "tokens.expires", { time: dateTime(expiresAt) })}
        </Text>
      )}
    </>
  );
}
