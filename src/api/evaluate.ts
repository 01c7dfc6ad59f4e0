import { id, list, parameters } from "../core/input/shape.ts";
import { evaluateRights } from "../records/evaluate.ts";
import { asking } from "./record-shapes.ts";
import type { ApiRequest } from "./request.ts";

export async function evaluateAcl(request: ApiRequest) {
  const { app, ids } = parameters(request.given, { app: id, ids: list(id, { min: 1, max: 100 }) });
  const rights = await evaluateRights(asking(request, app), ids);
  return {
    rights: rights.map(({ id, record, fields }) => ({
      id: String(id),
      record,
      fields: Object.fromEntries(fields),
    })),
  };
}
