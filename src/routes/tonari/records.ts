import { postRecordWithCategories, putCategories, putRecordWithCategories } from "../../api/categories.ts";
import { removeAnyComment, showComments } from "../../api/comment.ts";
import { postRevert, showHistory, showOneVersion } from "../../api/history.ts";
import { getListedRecords } from "../../api/records.ts";
import type { Route } from "../../api/request.ts";
import { people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** What kintone's API lacks about records. */
export const ownRecords: readonly Route[] = [
  get("/tonari/v1/apps/:app/records", getListedRecords, {
    by: people,
    says: "Find records by a query, of one category (`category`) if asked for; an empty one: of no category",
  }),
  post("/tonari/v1/apps/:app/records", postRecordWithCategories, {
    by: people,
    says: "Add a record and put it into categories, both or neither",
  }),
  put("/tonari/v1/apps/:app/records/:record", putRecordWithCategories, {
    by: people,
    says: "Update a record and put it into categories, both or neither",
  }),
  get("/tonari/v1/apps/:app/records/:record/comments", showComments, {
    by: people,
    says: "The comments of a record, with what its page needs to know",
  }),
  remove("/tonari/v1/apps/:app/records/:record/comments/:comment", removeAnyComment, {
    by: people,
    says: "Delete a comment, as its author or as a manager of the app",
  }),
  get("/tonari/v1/apps/:app/records/:record/history", showHistory, {
    by: people,
    says: "Who changed a record, when, and what",
  }),
  get("/tonari/v1/apps/:app/records/:record/history/:version", showOneVersion, {
    by: people,
    says: "A record as it once was, and what is different now",
  }),
  post("/tonari/v1/apps/:app/records/:record/history/:version/revert", postRevert, {
    by: people,
    says: "Go back to an older version of a record, by a new one",
  }),
  put("/tonari/v1/apps/:app/records/:record/categories", putCategories, {
    by: people,
    says: "Put a record into categories",
  }),
];
