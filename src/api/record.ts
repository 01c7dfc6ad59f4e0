import { invalid, message } from "../core/errors/problem.ts";
import { anyObject, id, optional, parameters } from "../core/input/shape.ts";
import { addRecords } from "../records/add.ts";
import { showRecord } from "../records/show.ts";
import { updateRecords } from "../records/update.ts";
import { asChange, asking, change } from "./record-shapes.ts";
import { type ApiRequest, RawJson, type Write } from "./request.ts";

export async function getRecord(request: ApiRequest): Promise<RawJson> {
  const { app, id: record } = parameters(request.given, { app: id, id });
  return new RawJson('{"record":', await showRecord(asking(request, app), record), "}");
}

export const postRecord: Write = async (request, store) => {
  const { app, record = {} } = parameters(request.given, { app: id, record: optional(anyObject) });
  const [added] = await addRecords(store, asking(request, app), [{ path: "record", given: record }]);
  return { id: String(added?.id), revision: String(added?.revision) };
};

export const putRecord: Write = async (request, store, freed) => {
  const { app, ...given } = parameters(request.given, { app: id, ...change });
  if (given.id === undefined && !given.updateKey) throw invalid({ updateKey: [message("idOrUpdateKey")] });
  const changes = [asChange(given, "record", "")];
  const [updated] = await updateRecords(store, asking(request, app), changes, { upsert: false, freed });
  return { revision: String(updated?.revision) };
};
