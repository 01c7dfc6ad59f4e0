import { parameters } from "../core/input/shape.ts";
import { describe } from "./openapi/document.ts";
import type { Route } from "./request.ts";

/** The document of the API, made when somebody asks for the first time. */
export function showOpenApi(routes: () => readonly Route[]): Route["handler"] {
  let document: Promise<object> | undefined;
  return async ({ given }) => {
    parameters(given, {});
    document ??= describe(routes());
    return document;
  };
}
