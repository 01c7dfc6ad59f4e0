import { replaceCustomItems, showCustomItems } from "../../api/custom-items.ts";
import type { Route } from "../../api/request.ts";
import {
  listGroups,
  postTitles,
  putGroupRule,
  putTitles,
  removeTitles,
  showTitles,
} from "../../api/user-api/titles.ts";
import { people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** What the User API lacks: job titles, rules of groups, items of profiles. */
export const directory: readonly Route[] = [
  get("/tonari/v1/titles", showTitles, { by: people, says: "Job titles" }),
  post("/tonari/v1/titles", postTitles, { by: people, audit: "directory.title.add", says: "Add job titles" }),
  put("/tonari/v1/titles", putTitles, {
    by: people,
    audit: "directory.title.change",
    says: "Change job titles",
  }),
  remove("/tonari/v1/titles", removeTitles, {
    by: people,
    audit: "directory.title.delete",
    says: "Delete job titles",
  }),
  get("/tonari/v1/groups", listGroups, { by: people, says: "Groups with what kind each is" }),
  put("/tonari/v1/groups/rule", putGroupRule, {
    by: people,
    audit: "directory.group.rule",
    says: "Say by conditions who is in a dynamic group",
  }),
  get("/tonari/v1/custom-items", showCustomItems, {
    by: people,
    says: "The items of profiles that the organisation added",
  }),
  put("/tonari/v1/custom-items", replaceCustomItems, {
    by: people,
    audit: "settings.customItems",
    says: "Replace the items of profiles that the organisation added",
  }),
];
