import { infiniteQueryOptions, useQuery } from "@tanstack/react-query";
import type { Entity } from "../../../../src/core/fields/field.ts";
import { useUserSearch } from "../../../fields/user-select/search.ts";
import { api } from "../../../parts/api.ts";
import { groupsQuery, organizationsQuery } from "../../../parts/directory.ts";
import { recordsKey } from "../../../parts/records.ts";

export interface Mention extends Entity {
  readonly type: "USER" | "GROUP" | "ORGANIZATION";
}
export interface Comment {
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
  readonly creator: Entity;
  readonly mentions: readonly Mention[];
  readonly mine: boolean;
}
interface CommentPage {
  readonly comments: readonly Comment[];
  readonly total: string;
}

export interface OfRecord {
  readonly app: string;
  readonly record: string;
}
export const commentsKey = ({ app, record }: OfRecord) => [...recordsKey(app), "comments", record] as const;

const path = ({ app, record }: OfRecord) => `/tonari/v1/apps/${app}/records/${record}/comments`;
const step = 10;

/** The newest first. Somebody may be writing at this moment: it is looked at again every now and then. */
export const commentsQuery = (of: OfRecord) =>
  infiniteQueryOptions({
    queryKey: commentsKey(of),
    queryFn: ({ pageParam, signal }) =>
      api.get<CommentPage>(path(of), { offset: pageParam, limit: step }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) => (offset + step < Number(total) ? offset + step : undefined),
    refetchInterval: 30_000,
  });

export const postComment = ({ app, record }: OfRecord, text: string, mentions: readonly Mention[]) =>
  api.post("/k/v1/record/comment.json", {
    app,
    record,
    comment: { text, mentions: mentions.map(({ type, code }) => ({ type, code })) },
  });

export const deleteComment = (of: OfRecord, { id }: Pick<Comment, "id">) => api.delete(`${path(of)}/${id}`);

export const mostMentions = 10;
const shownOfEach = 5;

/** Whom somebody may mean by these letters. */
export function useMentionable(words: string | undefined): readonly Mention[] {
  const asked = words !== undefined;
  const users = useUserSearch(words ?? "", { enabled: asked });
  const organizations = useQuery({ ...organizationsQuery, enabled: asked }).data ?? [];
  const groups = useQuery({ ...groupsQuery, enabled: asked }).data ?? [];
  if (!asked) return [];
  const wanted = words.toLowerCase();
  const matching = (type: Mention["type"], all: readonly Entity[]): Mention[] =>
    all
      .filter(({ code, name }) => `${name} ${code}`.toLowerCase().includes(wanted))
      .slice(0, shownOfEach)
      .map(({ code, name }) => ({ type, code, name }));
  return [
    ...users.slice(0, shownOfEach).map(({ code, name }) => ({ type: "USER", code, name }) as const),
    ...matching("ORGANIZATION", organizations),
    ...matching("GROUP", groups),
  ];
}

export const keyOf = ({ type, code }: Mention) => `${type}:${code}`;
