import { ActionIcon, Button, Checkbox, Group, Menu, Text, Textarea, UnstyledButton } from "@mantine/core";
import {
  IconArrowBackUp,
  IconBan,
  IconCalendarOff,
  IconCheck,
  IconClock,
  IconDots,
  IconPencil,
  IconRefresh,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../../parts/i18n.tsx";
import { Tag } from "../../../parts/tag.tsx";
import type { Token } from "../data.ts";
import { CopyButton } from "./copy-button.tsx";
import { longestMemo, permissions, stateOf, type TokenEdit, toggled } from "./edits.ts";
import classes from "./tokens.module.css";

/** How long the old text goes on working, for those who need time to change their programs. */
const overlapHours = 24;

const kinds = { live: "success", new: "quiet", changed: "warning", removed: "danger" } as const;

interface Props {
  readonly token: Token;
  /** with the edits that are not saved yet */
  readonly now: Token;
  /** only right after it was made */
  readonly text: string | undefined;
  readonly removing: boolean;
  /** what the button is called that brings the settings live */
  readonly updateApp: string;
  readonly onChange: (edit: TokenEdit) => void;
  readonly onReplace: (overlapHours: number) => void;
  readonly onExpiry: () => void;
  readonly onRevoke: () => void;
}

export function TokenRow({
  token,
  now,
  text,
  removing,
  updateApp,
  onChange,
  onReplace,
  onExpiry,
  onRevoke,
}: Props) {
  const { t, dateTime } = useTexts();
  const { hint, creator, createdAt } = token;
  const state = stateOf(token);
  const gone = token.removed || removing;
  return (
    <li className={classes.row} data-gone={gone || undefined}>
      <div className={classes.token}>
        <Group gap={6} wrap="nowrap">
          <code className={classes.text} title={text}>
            {text ?? `${hint}${"•".repeat(12)}`}
          </code>
          {text !== undefined && <CopyButton text={text} label={t("tokens.copy")} />}
        </Group>
        <Memo hint={hint} memo={now.memo} locked={gone} onMemo={(memo) => onChange({ memo })} />
        <Text size="xs" c="dimmed">
          {t("tokens.createdBy", { name: creator.name, date: dateTime(createdAt) })}
        </Text>
        <Life token={token} />
      </div>
      <fieldset className={classes.permissions} aria-label={`${t("tokens.permissions")}: ${hint}`}>
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            label={t(`tokens.permission.${permission}`)}
            checked={now.permissions.includes(permission)}
            disabled={gone}
            onChange={(event) =>
              onChange({ permissions: toggled(now.permissions, permission, event.currentTarget.checked) })
            }
          />
        ))}
      </fieldset>
      <div className={classes.state}>
        <Tag kind={kinds[state]}>
          {state === "live" ? t("tokens.state.live") : t(`tokens.state.${state}`, { action: updateApp })}
        </Tag>
        {state === "changed" && token.live && (
          <Text size="xs" c="dimmed">
            {t("tokens.stateNow", {
              permissions: token.live.permissions.map((one) => t(`tokens.permission.${one}`)).join(", "),
            })}
          </Text>
        )}
        {removing && (
          <Group gap={6}>
            <Text size="xs" c="var(--color-danger)">
              {t("tokens.willRemove")}
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconArrowBackUp size={12} aria-hidden />}
              onClick={() => onChange({ remove: undefined })}
            >
              {t("tokens.keep")}
            </Button>
          </Group>
        )}
      </div>
      <div className={classes.end}>
        {(!token.removed || token.live) && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon aria-label={t("tokens.more", { hint })}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!token.removed && (
                <>
                  <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => onReplace(0)}>
                    {t("tokens.replace")}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconClock size={16} aria-hidden />}
                    onClick={() => onReplace(overlapHours)}
                  >
                    {t("tokens.replaceLater", { hours: overlapHours })}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconCalendarOff size={16} aria-hidden />} onClick={onExpiry}>
                    {t("tokens.expiry")}
                  </Menu.Item>
                  <Menu.Item
                    c="var(--color-danger)"
                    disabled={removing}
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => onChange({ remove: true })}
                  >
                    {t("tokens.remove")}
                  </Menu.Item>
                </>
              )}
              <Menu.Item
                c="var(--color-danger)"
                leftSection={<IconBan size={16} aria-hidden />}
                onClick={onRevoke}
              >
                {t("tokens.revoke")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </li>
  );
}

/** When it was used, and what ends it. */
function Life({ token: { lastUsed, expiresAt, oldUntil } }: { readonly token: Token }) {
  const { t, dateTime } = useTexts();
  const used = lastUsed && { time: dateTime(lastUsed.time), from: lastUsed.from };
  const oldWorks = oldUntil !== null && Date.parse(oldUntil) > Date.now();
  const expired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  return (
    <>
      <Text size="xs" c="dimmed">
        {used ? t("tokens.used", used) : t("tokens.neverUsed")}
      </Text>
      {expiresAt !== null && (
        <Text size="xs" c={expired ? "var(--color-danger)" : "dimmed"}>
          {t(expired ? "tokens.expired" : "tokens.expires", { time: dateTime(expiresAt) })}
        </Text>
      )}
      {oldWorks && (
        <Text size="xs" c="dimmed">
          {t("tokens.oldUntil", { time: dateTime(oldUntil) })}
        </Text>
      )}
    </>
  );
}

interface MemoProps {
  readonly hint: string;
  readonly memo: string;
  readonly locked: boolean;
  readonly onMemo: (memo: string) => void;
}

/** As in kintone: a pencil to write, a check mark when done; the page's Save comes after. */
function Memo({ hint, memo, locked, onMemo }: MemoProps) {
  const { t } = useTexts();
  const [writing, setWriting] = useState<string>();
  if (writing === undefined) {
    return (
      <UnstyledButton
        className={classes.memo}
        aria-label={t("tokens.editMemo", { hint })}
        disabled={locked}
        onClick={() => setWriting(memo)}
      >
        <span data-empty={memo === "" || undefined}>{memo || t("tokens.noMemo")}</span>
        {!locked && <IconPencil size={14} aria-hidden />}
      </UnstyledButton>
    );
  }
  const done = () => {
    onMemo(writing);
    setWriting(undefined);
  };
  return (
    <Group gap={4} align="start" wrap="nowrap">
      <Textarea
        aria-label={t("tokens.memoOf", { hint })}
        value={writing}
        onChange={(event) => setWriting(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setWriting(undefined);
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) done();
        }}
        maxLength={longestMemo}
        autosize
        minRows={1}
        maxRows={5}
        flex={1}
        autoFocus
      />
      <ActionIcon aria-label={t("tokens.keepMemo")} variant="filled" color="pine" size={34} onClick={done}>
        <IconCheck size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
