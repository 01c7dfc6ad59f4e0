import { Button, Stack, Text } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../parts/api.ts";
import { useConfirm } from "../../../parts/confirm.tsx";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { changesQuery, type Token, tokensQuery, useAppId, useSettingsChanged } from "../data.ts";
import { useEdits } from "../edits.tsx";
import { SaveButtons } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { edited, isEdited, mostTokens, saveTokens, type TokenEdit, type TokenEdits } from "./edits.ts";
import { ExpiryDialog } from "./expiry-dialog.tsx";
import { NewToken } from "./new-token.tsx";
import { Sample } from "./sample.tsx";
import { TokenRow } from "./token-row.tsx";
import classes from "./tokens.module.css";

/** `/k/admin/app/apitoken?app=1` */
export function TokensPage() {
  const { data, error, refetch } = useQuery(tokensQuery(useAppId()));
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  return data ? <Tokens tokens={data.tokens} /> : <LoadingPage />;
}

/** A token's text is with the page that made it, and nowhere else. */
interface Made {
  readonly id: string;
  readonly text: string;
}

function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const t = useT();
  const app = useAppId();
  const toast = useToast();
  const confirm = useConfirm();
  const settingsChanged = useSettingsChanged();
  const live = useQuery(changesQuery(app)).data?.live ?? true;
  const [edits, setEdits] = useState<TokenEdits>({});
  const [made, setMade] = useState<Made>();
  const [ending, setEnding] = useState<Token>();
  const [busy, setBusy] = useState<"save" | "generate">();
  const [error, setError] = useState<unknown>();
  const dirty = tokens.some((token) => isEdited(token, edits[token.id]));
  const updateApp = t(live ? "appSettings.update" : "appSettings.activate");

  const attempt = async (what: typeof busy, work: () => Promise<void>): Promise<boolean> => {
    setBusy(what);
    setError(undefined);
    try {
      await work();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      await settingsChanged();
      setBusy(undefined);
    }
  };
  const generate = () =>
    attempt("generate", async () => {
      const { id, token } = await api.post<{ id: string; token: string }>(`/tonari/v1/apps/${app}/tokens`, {
        permissions: ["view"],
      });
      setMade({ id, text: token });
    });
  const replace = async (token: Token, overlapHours: number) => {
    const question = {
      title: t("tokens.replaceTitle"),
      text:
        overlapHours === 0 ? t("tokens.replaceText") : t("tokens.replaceLaterText", { hours: overlapHours }),
      action: t("tokens.replaceNow"),
      danger: true,
    };
    if (!(await confirm(question))) return;
    await attempt(undefined, async () => {
      const { token: text } = await api.post<{ token: string }>(
        `/tonari/v1/apps/${app}/tokens/${token.id}/replace`,
        { overlapHours },
      );
      setMade({ id: token.id, text });
    });
  };
  const revoke = async (token: Token) => {
    const question = {
      title: t("tokens.revokeTitle"),
      text: t("tokens.revokeText"),
      action: t("tokens.revoke"),
      danger: true,
    };
    if (!(await confirm(question))) return;
    const revoked = await attempt(undefined, () =>
      api.post<object>(`/tonari/v1/apps/${app}/tokens/${token.id}/revoke`).then(() => undefined),
    );
    if (revoked) toast.done(t("tokens.revoked"));
  };
  const save = () =>
    attempt("save", async () => {
      await saveTokens(app, tokens, edits);
      setEdits({});
      toast.done(`${t("tokens.saved")} ${t("tokens.thenUpdate", { action: updateApp })}`);
    });
  useEdits(dirty, save);
  const change = (id: string, edit: TokenEdit) => setEdits({ ...edits, [id]: { ...edits[id], ...edit } });

  const newest = tokens.find(({ id }) => id === made?.id);
  const full = tokens.filter(({ removed }) => !removed).length >= mostTokens;
  return (
    <SettingsPage
      wide
      title={t("tokens.title")}
      text={t("tokens.text")}
      actions={
        tokens.length > 0 && (
          <SaveButtons
            label={t("tokens.save")}
            dirty={dirty}
            busy={busy === "save"}
            onReset={() => setEdits({})}
            onSave={() => void save()}
          />
        )
      }
    >
      <Stack gap="md">
        <ErrorNote error={error} />
        {made && <NewToken text={made.text} />}
        <div className={`${settings.box} ${settings.flush}`}>
          {tokens.length === 0 ? (
            <EmptyState icon={IconKey} title={t("tokens.empty")} text={t("tokens.emptyText")}>
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                loading={busy === "generate"}
                onClick={() => void generate()}
              >
                {t("tokens.generateFirst")}
              </Button>
            </EmptyState>
          ) : (
            <>
              <ul className={classes.list}>
                {tokens.map((token) => (
                  <TokenRow
                    key={token.id}
                    token={token}
                    now={edited(token, edits[token.id])}
                    text={made?.id === token.id ? made.text : undefined}
                    removing={edits[token.id]?.remove === true}
                    updateApp={updateApp}
                    onChange={(edit) => change(token.id, edit)}
                    onReplace={(hours) => void replace(token, hours)}
                    onExpiry={() => setEnding(token)}
                    onRevoke={() => void revoke(token)}
                  />
                ))}
              </ul>
              <div className={classes.foot}>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  loading={busy === "generate"}
                  disabled={full}
                  onClick={() => void generate()}
                >
                  {t("tokens.generate")}
                </Button>
                {full && (
                  <Text size="sm" c="dimmed">
                    {t("tokens.limit", { max: mostTokens })}
                  </Text>
                )}
              </div>
            </>
          )}
        </div>
        <ExpiryDialog token={ending} onClose={() => setEnding(undefined)} onChanged={settingsChanged} />
        <Sample app={app} token={newest && !newest.removed ? made?.text : undefined} />
      </Stack>
    </SettingsPage>
  );
}
