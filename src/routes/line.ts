import type { Route, Write } from "../api/request.ts";
import { writeRecords } from "../records/write.ts";

/** Who may call, what a token needs, which scope, what is noted; and what the line says of itself. */
export type Guards = Omit<Route, "method" | "path" | "handler">;
type Line = (path: string, handler: Route["handler"], guards: Guards) => Route;
const line =
  (method: Route["method"]): Line =>
  (path, handler, guards) => ({ method, path, handler, ...guards });
/** a write that is a unit of its own; bulkRequest.json puts several into one */
export const alone =
  (write: Write): Route["handler"] =>
  (request) =>
    writeRecords(request.domain, (store, freed) => write(request, store, freed));
export const get = line("GET");
export const post = line("POST");
export const put = line("PUT");
export const remove = line("DELETE");
