import { bulkRequest } from "../../api/bulk-request.ts";
import { getComments, postComment, removeComment } from "../../api/comment.ts";
import { getCursor, postCursor, removeCursor } from "../../api/cursor.ts";
import { evaluateAcl } from "../../api/evaluate.ts";
import { getRecord, postRecord, putRecord } from "../../api/record.ts";
import { deleteRecordsOf, getRecords, postRecords, putRecords } from "../../api/records.ts";
import type { Route } from "../../api/request.ts";
import { putAssignees, putStatus, putStatuses } from "../../api/status.ts";
import { all, people } from "../guards.ts";
import { alone, type Guards, get, post, put, remove } from "../line.ts";

/** what a token needs on the app that the request names, and the scope */
const needs = {
  view: { by: all, token: ["view"], target: { app: "app" }, scope: "k:app_record:read" },
  add: { by: all, token: ["add"], target: { app: "app" }, scope: "k:app_record:write" },
  edit: { by: all, token: ["edit"], target: { app: "app" }, scope: "k:app_record:write" },
  delete: { by: all, token: ["delete"], target: { app: "app" }, scope: "k:app_record:write" },
  act: { by: all, token: ["view"], target: { app: "app" }, scope: "k:app_record:write" },
  assign: { by: all, token: ["manage"], target: { app: "app" }, scope: "k:app_record:write" },
} satisfies Record<string, Omit<Guards, "says">>;

/** kintone's API on the records of an app. */
export const records: readonly Route[] = [
  get("/k/v1/record.json", getRecord, { ...needs.view, says: "One record" }),
  post("/k/v1/record.json", alone(postRecord), { ...needs.add, says: "Add a record" }),
  put("/k/v1/record.json", alone(putRecord), {
    ...needs.edit,
    says: "Update a record by id or by unique key",
  }),
  get("/k/v1/records.json", getRecords, { ...needs.view, says: "Find records by a query" }),
  post("/k/v1/records.json", alone(postRecords), {
    ...needs.add,
    says: "Add up to 100 records, all or none",
  }),
  put("/k/v1/records.json", alone(putRecords), {
    ...needs.edit,
    says: "Update or upsert up to 100 records",
  }),
  remove("/k/v1/records.json", alone(deleteRecordsOf), {
    ...needs.delete,
    says: "Delete up to 100 records",
  }),
  // Who acts need not edit: an action is for those who may see the record and are its assignees.
  put("/k/v1/record/status.json", alone(putStatus), {
    ...needs.act,
    says: "Run an action of the process on a record",
  }),
  put("/k/v1/records/status.json", alone(putStatuses), {
    ...needs.act,
    says: "Run actions on up to 100 records, all or none",
  }),
  put("/k/v1/record/assignees.json", alone(putAssignees), {
    ...needs.assign,
    says: "Choose who works on a record",
  }),
  post("/k/v1/bulkRequest.json", bulkRequest, {
    by: all,
    scope: "k:app_record:write",
    says: "Up to 20 writes of records in order, all or none",
  }),
  post("/k/v1/records/cursor.json", postCursor, { ...needs.view, says: "Fix the records of a query" }),
  get("/k/v1/records/cursor.json", getCursor, {
    ...needs.view,
    target: { cursor: "id" },
    says: "The next of them",
  }),
  remove("/k/v1/records/cursor.json", removeCursor, {
    ...needs.view,
    target: { cursor: "id" },
    says: "Forget them",
  }),
  get("/k/v1/record/comments.json", getComments, { ...needs.view, says: "The comments of a record" }),
  post("/k/v1/record/comment.json", alone(postComment), {
    ...needs.view,
    scope: "k:app_record:write",
    says: "Comment on a record",
  }),
  remove("/k/v1/record/comment.json", alone(removeComment), {
    ...needs.view,
    scope: "k:app_record:write",
    says: "Delete one's own comment",
  }),
  get("/k/v1/records/acl/evaluate.json", evaluateAcl, {
    by: people,
    says: "What one may do with records and their fields",
  }),
];
