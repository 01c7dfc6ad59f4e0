import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useConfirm } from "../../../parts/confirm.tsx";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { CommentBox } from "./comment-box.tsx";
import {
  type Comment,
  commentsKey,
  commentsQuery,
  deleteComment,
  keyOf,
  type Mention,
  type OfRecord,
} from "./comments-data.ts";
import { EntryHead, More } from "./entry.tsx";
import { MentionName } from "./mention-name.tsx";
import classes from "./side.module.css";

interface Props {
  readonly of: OfRecord;
  /** may delete what others wrote */
  readonly manager: boolean;
}

export function Comments({ of, manager }: Props) {
  const t = useT();
  const [mentions, setMentions] = useState<readonly Mention[]>([]);
  const input = useRef<HTMLTextAreaElement>(null);
  const asked = useInfiniteQuery(commentsQuery(of));
  const { data, error, refetch, isFetching } = asked;
  const seen = new Set<string>();
  // Somebody may have written between two pages: what slid into the next one is there twice.
  const comments = (data?.pages.flatMap((page) => page.comments) ?? []).filter(({ id }) => {
    const first = !seen.has(id);
    seen.add(id);
    return first;
  });
  const reply = ({ creator, mine }: Comment) => {
    const author: Mention = { type: "USER", ...creator };
    if (!mine && !mentions.some((one) => keyOf(one) === keyOf(author))) setMentions([...mentions, author]);
    input.current?.focus();
  };
  return (
    <>
      <CommentBox of={of} mentions={mentions} onMentions={setMentions} input={input} />
      <Group justify="space-between" mt="xs">
        <Text size="xs" c="dimmed" aria-live="polite">
          {data && comments.length === 0 ? t("comments.none") : ""}
        </Text>
        <Tooltip label={t("comments.refresh")}>
          <ActionIcon
            size={28}
            loading={isFetching}
            onClick={() => refetch()}
            aria-label={t("comments.refresh")}
          >
            <IconRefresh size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <ErrorNote error={error} onRetry={refetch} />
      <ol className={classes.list} aria-label={t("comments.title")}>
        {comments.map((comment) => (
          <OneComment
            key={comment.id}
            of={of}
            comment={comment}
            manager={manager}
            onReply={() => reply(comment)}
          />
        ))}
      </ol>
      <More pages={asked} label={t("comments.more")} />
    </>
  );
}

interface OneProps extends Props {
  readonly comment: Comment;
  readonly onReply: () => void;
}

function OneComment({ of, comment, manager, onReply }: OneProps) {
  const t = useT();
  const confirm = useConfirm();
  const toast = useToast();
  const client = useQueryClient();
  const { creator, mentions, text, createdAt, mine } = comment;
  const remove = async () => {
    const question = { title: t("comments.deleteTitle"), text: t("comments.deleteText") };
    if (!(await confirm({ ...question, action: t("common.delete"), danger: true }))) return;
    try {
      await deleteComment(of, comment);
      await client.invalidateQueries({ queryKey: commentsKey(of) });
      toast.done(t("comments.deleted"));
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <li className={classes.item} id={`comment-${comment.id}`}>
      <EntryHead name={creator.name} time={createdAt}>
        <ActionIcon size={26} onClick={onReply} aria-label={t("comments.replyTo", { name: creator.name })}>
          <IconArrowBackUp size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
        {(mine || manager) && (
          <ActionIcon size={26} onClick={remove} aria-label={t("comments.deleteOf", { name: creator.name })}>
            <IconTrash size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        )}
      </EntryHead>
      {mentions.length > 0 && (
        <div className={classes.mentions}>
          {mentions.map((mention) => (
            <MentionName key={keyOf(mention)} mention={mention} />
          ))}
        </div>
      )}
      <p className={classes.text}>{text}</p>
    </li>
  );
}
