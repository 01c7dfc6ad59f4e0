import { message, Problems } from "../core/errors/problem.ts";
import { id, optional, parameters, text } from "../core/input/shape.ts";
import { addRecords } from "../records/add.ts";
import { deleteRecords } from "../records/delete.ts";
import { type Found, findRecords } from "../records/find.ts";
import { updateRecords } from "../records/update.ts";
import {
  asChange,
  asking,
  changes,
  deletedIds,
  fieldCodes,
  flag,
  newRecords,
  revisions as revisionList,
} from "./record-shapes.ts";
import { type ApiRequest, RawJson, type Write } from "./request.ts";

const search = { query: optional(text()), fields: optional(fieldCodes), totalCount: flag };

export async function getRecords(request: ApiRequest): Promise<RawJson> {
  const { app, query = "", fields, totalCount = false } = parameters(request.given, { app: id, ...search });
  return shown(await findRecords(asking(request, app), { query, fields, totalCount }));
}

/** The same for lists on pages, which can show one category alone. */
export async function getListedRecords(request: ApiRequest): Promise<RawJson> {
  const { app } = parameters(request.path, { app: id });
  const shape = { ...search, category: optional(text()) };
  const { query = "", totalCount = false, ...given } = parameters(request.given, shape);
  return shown(await findRecords(asking(request, app), { query, totalCount, ...given }));
}

function shown(found: Found): RawJson {
  const count = found.totalCount === null ? "null" : `"${found.totalCount}"`;
  return new RawJson('{"records":', found.page.json, `,"totalCount":${count}}`);
}

export const postRecords: Write = async (request, store) => {
  const { app, records } = parameters(request.given, { app: id, records: newRecords });
  const given = records.map((record, i) => ({ path: `records[${i}]`, given: record }));
  const added = await addRecords(store, asking(request, app), given);
  return {
    ids: added.map((record) => String(record.id)),
    revisions: added.map((record) => String(record.revision)),
  };
};

export const putRecords: Write = async (request, store, freed) => {
  const shape = { app: id, records: changes, upsert: flag };
  const { app, records, upsert = false } = parameters(request.given, shape);
  const problems = new Problems();
  for (const [i, record] of records.entries()) {
    if (record.id !== undefined || record.updateKey) continue;
    problems.add(`records[${i}].id`, message("requiredParameter"));
  }
  problems.throwIfAny();
  const given = records.map((record, i) => asChange(record, `records[${i}]`, `records[${i}].`));
  const updated = await updateRecords(store, asking(request, app), given, { upsert, freed });
  return {
    records: updated.map(({ id, revision, operation }) => ({
      id: String(id),
      revision: String(revision),
      ...(upsert && { operation }),
    })),
  };
};

export const deleteRecordsOf: Write = async (request, store, freed) => {
  const shape = { app: id, ids: deletedIds, revisions: revisionList };
  const { app, ids, revisions = [] } = parameters(request.given, shape);
  const deletions = ids.map((id, i) => ({ id, revision: revisions[i] }));
  await deleteRecords(store, asking(request, app), deletions, freed);
  return {};
};
