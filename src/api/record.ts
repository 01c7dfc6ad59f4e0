import { invalid, message } from "../core/errors/problem.ts";
import { anyObject, id, optional, parameters } from "../core/input/shape.ts";
import { addRecords } from "../records/add.ts";
import { showRecord } from "../records/show.ts";
import { updateRecords } from "../records/update.ts";
import { writeRecords } from "../records/write.ts";
import { asChange, asking, change } from "./record-shapes.ts";
import { type ApiRequest, RawJson } from "./request.ts";

export async function getRecord(request: ApiRequest): Promise<RawJson> {
  const { app, id: record } = parameters(request.given, { app: id, id });
  return new RawJson('{"record":', await showRecord(asking(request, app), record), "}");
}

export async function postRecord(request: ApiRequest) {
  const { app, record = {} } = parameters(request.given, { app: id, record: optional(anyObject) });
  const [added] = await writeRecords(request.domain, (store) =>
    addRecords(store, asking(request, app), [{ path: "record", given: record }]),
  );
  return { id: String(added?.id), revision: String(added?.revision) };
}

export async function putRecord(request: ApiRequest) {
  const { app, ...given } = parameters(request.given, { app: id, ...change });
  if (given.id === undefined && !given.updateKey) throw invalid({ updateKey: [message("idOrUpdateKey")] });
  const changes = [asChange(given, "record", "")];
  const [updated] = await writeRecords(request.domain, (store, freed) =>
    updateRecords(store, asking(request, app), changes, { upsert: false, freed }),
  );
  return { revision: String(updated?.revision) };
}
