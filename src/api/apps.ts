import { type ListedApp, listApps, listDrafts } from "../apps/list.ts";
import { enumOf, id, integer, list, optional, parameters, text } from "../core/input/shape.ts";
import type { Reader, User } from "../store/store.ts";
import type { ApiRequest } from "./request.ts";

export async function showApps(request: ApiRequest) {
  const {
    limit = 100,
    offset = 0,
    ...filter
  } = parameters(request.given, {
    ids: optional(list(id, { max: 100 })),
    codes: optional(list(text({ min: 1, max: 64 }), { max: 100 })),
    name: optional(text({ max: 64 })),
    spaceIds: optional(list(id, { max: 100 })),
    limit: optional(integer({ min: 1, max: 100 })),
    offset: optional(integer({ min: 0, max: 2_147_483_647 })),
  });
  const { view } = request.domain.store;
  const spaceIds = request.guestSpace === null ? filter.spaceIds : [request.guestSpace];
  const apps = await listApps(view, request.actor, { ...filter, spaceIds, limit, offset });
  return { apps: await appViews(view, apps) };
}

/** The apps that stand in preview only: no list of kintone's shows them, and whoever makes them needs to find them. */
export async function showDrafts(request: ApiRequest) {
  parameters(request.given, { mine: enumOf("draft") });
  const drafts = await listDrafts(request.domain.store.view, request.actor);
  return {
    apps: drafts.map(({ app, settings }) => ({
      appId: String(app.id),
      name: settings.general.name,
      createdAt: dateTime(app.createdAt),
    })),
  };
}

/** Apps as `app.json` and `apps.json` show them. */
export async function appViews(store: Reader, apps: readonly ListedApp[]) {
  const people = await peopleById(
    store,
    apps.flatMap(({ app }) => [app.creatorId, app.modifierId]),
  );
  return apps.map(({ app, settings }) => ({
    appId: String(app.id),
    code: app.code,
    name: settings.general.name,
    description: settings.general.description,
    createdAt: dateTime(app.createdAt),
    creator: people(app.creatorId),
    modifiedAt: dateTime(app.modifiedAt),
    modifier: people(app.modifierId),
    spaceId: app.spaceId === null ? null : String(app.spaceId),
    threadId: app.threadId === null ? null : String(app.threadId),
  }));
}

async function peopleById(store: Reader, ids: readonly number[]) {
  const users = ids.length === 0 ? [] : await store.users.byIds([...new Set(ids)]);
  const byId = new Map(users.map((user) => [user.id, entity(user)]));
  return (id: number) => byId.get(id) ?? { code: "", name: "" };
}

const entity = ({ code, name }: User) => ({ code, name });
const dateTime = (time: number) => new Date(time).toISOString();
