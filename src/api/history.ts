import { id, integer, optional, parameters, revision } from "../core/input/shape.ts";
import { listHistory, type Told } from "../history/list.ts";
import { revertRecord } from "../history/revert.ts";
import { showVersion } from "../history/show.ts";
import { writeRecords } from "../records/write.ts";
import { asking } from "./record-shapes.ts";
import type { ApiRequest } from "./request.ts";

const inPath = { app: id, record: id };
const page = {
  offset: optional(integer({ min: 0 })),
  limit: optional(integer({ min: 1, max: 100 })),
};

const shown = ({ revision, revertedTo, ...version }: Told) => ({
  revision: String(revision),
  ...version,
  revertedTo: revertedTo === null ? null : String(revertedTo),
});

export async function showHistory(request: ApiRequest) {
  const { app, record } = parameters(request.path, inPath);
  const { offset = 0, limit = 20 } = parameters(request.given, page);
  const { versions, total } = await listHistory(asking(request, app), record, { offset, limit });
  return { versions: versions.map(shown), total: String(total) };
}

export async function showOneVersion(request: ApiRequest) {
  const { app, record, version } = parameters(request.path, { ...inPath, version: id });
  const found = await showVersion(asking(request, app), record, version);
  return { ...found, version: shown(found.version) };
}

/** A new revision with the values of an old one; answers what of them is gone for good. */
export async function postRevert(request: ApiRequest) {
  const { app, record, version } = parameters(request.path, { ...inPath, version: id });
  const given = parameters(request.given, { revision: optional(revision) });
  const { revision: now, gone } = await writeRecords(request.domain, (store, freed) =>
    revertRecord(store, asking(request, app), { record, version, revision: given.revision, freed }),
  );
  return { revision: String(now), gone };
}
