import { showOpenApi } from "../../api/openapi.ts";
import type { Route } from "../../api/request.ts";
import { anybody } from "../guards.ts";
import { get } from "../line.ts";

/** About the program itself. It describes all routes, itself among them. */
export const about = (routes: () => readonly Route[]): readonly Route[] => [
  get("/tonari/v1/openapi.json", showOpenApi(routes), {
    by: anybody,
    says: "Everything that can be called, as OpenAPI",
  }),
];
