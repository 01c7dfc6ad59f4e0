import { showExchange, showLog } from "../../api/log.ts";
import type { Route } from "../../api/request.ts";
import { people } from "../guards.ts";
import { get } from "../line.ts";

/** The log of requests. */
export const log: readonly Route[] = [
  get("/tonari/v1/log", showLog, { by: people, says: "What was asked of the API lately, and how it ended" }),
  get("/tonari/v1/log/:id", showExchange, { by: people, says: "Why a request was refused or allowed" }),
];
