import { addComment } from "../comments/add.ts";
import { deleteComment } from "../comments/delete.ts";
import { listComments } from "../comments/list.ts";
import { problem } from "../core/errors/problem.ts";
import { enumOf, id, integer, list, object, optional, parameters, text } from "../core/input/shape.ts";
import { writeRecords } from "../records/write.ts";
import { asking } from "./record-shapes.ts";
import type { ApiRequest, Write } from "./request.ts";

const most = { text: 65_535, mentions: 10, page: 10, ourPage: 100 };

const mention = object({ code: text(), type: enumOf("USER", "GROUP", "ORGANIZATION") });
const newComment = object({
  text: text({ max: most.text }),
  mentions: optional(list(mention, { max: most.mentions })),
});
const offset = optional(integer({ min: 0 }));

export const postComment: Write = async (request, store) => {
  const shape = { app: id, record: id, comment: optional(newComment) };
  const { app, record, comment } = parameters(request.given, shape);
  // kintone calls a request without the object bad JSON, and not one that lacks a parameter.
  if (!comment) throw problem("CB_IJ01");
  const { text, mentions = [] } = comment;
  return { id: String(await addComment(store, asking(request, app), record, { text, mentions })) };
};

export const removeComment: Write = async (request, store) => {
  const { app, record, comment } = parameters(request.given, { app: id, record: id, comment: id });
  await deleteComment(store, asking(request, app), { record, comment });
  return {};
};

export async function getComments(request: ApiRequest) {
  const order = optional(enumOf("asc", "desc"));
  const limit = optional(integer({ min: 1, max: most.page }));
  const shape = { app: id, record: id, order, offset, limit };
  const { app, record, ...page } = parameters(request.given, shape);
  const newestFirst = page.order !== "asc";
  const span = { offset: page.offset ?? 0, limit: page.limit ?? most.page };
  const found = await listComments(asking(request, app), record, { newestFirst, ...span }, request.language);
  const before = Math.min(span.offset, found.total) > 0;
  const after = span.offset + found.comments.length < found.total;
  return {
    comments: found.comments.map((comment) => {
      const mentions = found.names.mentions(comment);
      return {
        id: String(comment.id),
        // As kintone shows it: first the names of those who are meant, and at the end a space.
        text: [...mentions.map(({ name }) => name), comment.text, ""].join(" "),
        createdAt: seconds(comment.createdAt),
        creator: found.names.creator(comment),
        mentions: mentions.map(({ code, type }) => ({ code, type })),
      };
    }),
    older: newestFirst ? after : before,
    newer: newestFirst ? before : after,
  };
}

const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

// ------------------------------------------------------------------------------------------ as the pages need it

const inPath = { app: id, record: id };

/** The newest first, with the text as it was written and the names of those who are meant beside it. */
export async function showComments(request: ApiRequest) {
  const { app, record } = parameters(request.path, inPath);
  const limit = optional(integer({ min: 1, max: most.ourPage }));
  const { offset: from = 0, limit: length = most.page } = parameters(request.given, { offset, limit });
  const page = { newestFirst: true, offset: from, limit: length };
  const found = await listComments(asking(request, app), record, page, request.language);
  return {
    comments: found.comments.map((comment) => ({
      id: String(comment.id),
      text: comment.text,
      createdAt: new Date(comment.createdAt).toISOString(),
      creator: found.names.creator(comment),
      mentions: found.names.mentions(comment),
      mine: comment.creatorId === request.actor.user.id,
    })),
    total: String(found.total),
  };
}

/** One's own, and those of others by whoever manages the app. */
export function removeAnyComment(request: ApiRequest) {
  const { app, record, comment } = parameters(request.path, { ...inPath, comment: id });
  return writeRecords(request.domain, async (store) => {
    await deleteComment(store, asking(request, app), { record, comment, asManager: true });
    return {};
  });
}
