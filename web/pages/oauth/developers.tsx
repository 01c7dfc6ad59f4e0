import { Alert, Button, Group, Input, Stack, Text } from "@mantine/core";
import { IconKey, IconRefresh } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { api } from "../../parts/api.ts";
import { ownAddress } from "../../parts/boot.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { useToast } from "../../parts/toast.tsx";
import { type Client, clientsPath } from "./client.ts";
import { takeFreshSecret } from "./fresh-secret.ts";

const endpoints = [
  ["authorization", "/oauth2/authorization"],
  ["token", "/oauth2/token"],
  ["revocation", "/oauth2/revoke"],
  ["discovery", "/.well-known/oauth-authorization-server"],
] as const;

/** What the application has to be told. */
export function Developers({ client }: { readonly client: Client }) {
  const t = useT();
  const [secret, setSecret] = useState(() => takeFreshSecret(client.id));
  const field = (label: string, value: string) => (
    <CopyField key={label} label={label} value={value} copyLabel={t("oauth.copyIt", { what: label })} />
  );
  return (
    <Section title={t("oauth.developers")} text={t("oauth.developersText")}>
      <Stack gap="sm">
        {field(t("oauth.id"), client.id)}
        {secret !== undefined && <Secret>{field(t("oauth.secret"), secret)}</Secret>}
        {secret === undefined && <HiddenSecret client={client} onReplaced={setSecret} />}
        {endpoints.map(([name, path]) => field(t(`oauth.${name}`), ownAddress() + path))}
      </Stack>
    </Section>
  );
}

/** The one time that it can be read. */
function Secret({ children }: { readonly children: ReactNode }) {
  const t = useT();
  return (
    <Alert
      variant="light"
      color="pine"
      role="status"
      icon={<IconKey size={18} aria-hidden />}
      title={t("oauth.secretMade")}
    >
      <Text size="sm" mb="xs">
        {t("oauth.secretMadeText")}
      </Text>
      {children}
    </Alert>
  );
}

interface HiddenProps {
  readonly client: Client;
  readonly onReplaced: (secret: string) => void;
}

function HiddenSecret({ client: { id, name }, onReplaced }: HiddenProps) {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  async function replace() {
    const sure = await confirm({
      title: t("oauth.replaceTitle", { name }),
      text: t("oauth.replaceText"),
      action: t("oauth.replaceNow"),
      danger: true,
    });
    if (!sure) return;
    try {
      onReplaced((await api.post<{ secret: string }>(`${clientsPath}/${id}/replace`)).secret);
    } catch (error) {
      toast.failed(error);
    }
  }
  return (
    <Input.Wrapper label={t("oauth.secret")} labelElement="div">
      <Group gap="sm" justify="space-between">
        <Text size="sm" c="dimmed" flex="1 1 200px">
          {t("oauth.secretHidden")}
        </Text>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={replace}
        >
          {t("oauth.replace")}
        </Button>
      </Group>
    </Input.Wrapper>
  );
}
