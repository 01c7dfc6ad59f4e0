import { id, integer, optional, parameters, text } from "../core/input/shape.ts";
import { createCursor } from "../records/cursors/create.ts";
import { deleteCursor } from "../records/cursors/delete.ts";
import { readCursor } from "../records/cursors/read.ts";
import { asking, fieldCodes } from "./record-shapes.ts";
import { type ApiRequest, RawJson } from "./request.ts";

const defaultSize = 100;
const size = optional(integer({ min: 1, max: 500 }));

export async function postCursor(request: ApiRequest) {
  const shape = { app: id, query: optional(text()), fields: optional(fieldCodes), size };
  const { app, query = "", fields, size: step = defaultSize } = parameters(request.given, shape);
  const made = await createCursor(asking(request, app), { query, fields, size: step });
  return { id: made.id, totalCount: String(made.totalCount) };
}

export async function getCursor(request: ApiRequest): Promise<RawJson> {
  const { id: cursor } = parameters(request.given, { id: text() });
  const { json, next } = await readCursor(request, cursor);
  return new RawJson(`{"records":[${json.join(",")}],"next":${next}}`);
}

export async function removeCursor(request: ApiRequest) {
  const { id: cursor } = parameters(request.given, { id: text() });
  await deleteCursor(request, cursor);
  return {};
}
