import { getFile, postFile } from "../../api/file.ts";
import type { Route } from "../../api/request.ts";
import { all } from "../guards.ts";
import { get, post } from "../line.ts";

/** kintone's API on files. */
export const files: readonly Route[] = [
  post("/k/v1/file.json", postFile, { by: all, scope: "k:file:write", upload: true, says: "Upload a file" }),
  get("/k/v1/file.json", getFile, {
    by: all,
    token: ["view"],
    target: { fileKey: "fileKey" },
    scope: "k:file:read",
    says: "Download a file of a record",
  }),
];
