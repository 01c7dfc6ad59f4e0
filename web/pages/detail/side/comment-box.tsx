import { Button, CloseButton, Combobox, Group, Text, Textarea, useCombobox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useT } from "../../../parts/i18n.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { useUnsavedChanges } from "../../../parts/unsaved.tsx";
import {
  commentsKey,
  keyOf,
  type Mention,
  mostMentions,
  type OfRecord,
  postComment,
  useMentionable,
} from "./comments-data.ts";
import { MentionName } from "./mention-name.tsx";
import classes from "./side.module.css";

interface Props {
  readonly of: OfRecord;
  readonly mentions: readonly Mention[];
  readonly onMentions: (mentions: readonly Mention[]) => void;
  readonly input: RefObject<HTMLTextAreaElement | null>;
}

/** What is typed after an @ before the cursor. */
const begun = /(?:^|\s)[@＠]([^\s@＠]*)$/u;

/** A new comment. Whoever is mentioned stands beside the text, as they do when it is read. */
export function CommentBox({ of, mentions, onMentions, input }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [words, setWords] = useState<string>();
  const [busy, setBusy] = useState(false);
  useUnsavedChanges(text.trim() !== "");
  const combobox = useCombobox({ opened: words !== undefined });
  const chosen = new Set(mentions.map(keyOf));
  const offered = useMentionable(words).filter((one) => !chosen.has(keyOf(one)));
  const full = mentions.length >= mostMentions;

  const look = () => {
    const { value = "", selectionStart = 0 } = input.current ?? {};
    const [, typed] = begun.exec(value.slice(0, selectionStart)) ?? [];
    setWords(full ? undefined : typed);
    combobox.selectFirstOption();
  };
  const choose = (key: string) => {
    const mention = offered.find((one) => keyOf(one) === key);
    if (!mention) return;
    const cursor = input.current?.selectionStart ?? text.length;
    const before = text
      .slice(0, cursor)
      .replace(begun, (found) => (/^\s/.test(found) ? found.slice(0, 1) : ""));
    setText(before + text.slice(cursor));
    onMentions([...mentions, mention]);
    setWords(undefined);
    input.current?.focus();
  };
  const post = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    try {
      await postComment(of, text, mentions);
      setText("");
      onMentions([]);
      await client.invalidateQueries({ queryKey: commentsKey(of) });
      toast.done(t("comments.posted"));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void post();
    // Who can be mentioned comes from the server, maybe after the list has opened: then none of them is marked yet.
    const [first] = words === undefined || event.shiftKey ? [] : offered;
    const plain = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
    if (plain && first && combobox.getSelectedOptionIndex() < 0) {
      event.preventDefault();
      choose(keyOf(first));
      return;
    }
    if (event.key === "Escape" && words !== undefined) {
      event.stopPropagation();
      setWords(undefined);
    }
  };

  return (
    <div className={classes.box}>
      {mentions.length > 0 && (
        <ul className={classes.mentions} aria-label={t("comments.mentioned")}>
          {mentions.map((mention) => (
            <li key={keyOf(mention)}>
              <MentionName mention={mention} />
              <CloseButton
                size="xs"
                aria-label={t("comments.removeMention", { name: mention.name })}
                onClick={() => onMentions(mentions.filter((one) => one !== mention))}
              />
            </li>
          ))}
        </ul>
      )}
      <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" shadow="md">
        <Combobox.Target withKeyboardNavigation={words !== undefined}>
          <Textarea
            ref={input}
            aria-label={t("comments.write")}
            placeholder={t("comments.write")}
            autosize
            minRows={2}
            maxRows={12}
            maxLength={65_535}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              look();
            }}
            onClick={look}
            onBlur={() => setWords(undefined)}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options aria-label={t("comments.mention")}>
            {offered.length === 0 && <Combobox.Empty>{t("comments.nobody")}</Combobox.Empty>}
            {offered.map((mention) => (
              <Combobox.Option key={keyOf(mention)} value={keyOf(mention)}>
                <Group gap={8} wrap="nowrap">
                  <MentionName mention={mention} />
                  <Text size="xs" c="dimmed" truncate>
                    {mention.code}
                  </Text>
                </Group>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {t("comments.hint")}
        </Text>
        <Button
          size="xs"
          loading={busy}
          disabled={text.trim() === ""}
          onClick={post}
          style={{ flex: "none" }}
        >
          {t("comments.post")}
        </Button>
      </Group>
    </div>
  );
}
