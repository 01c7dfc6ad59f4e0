import { type Given, isObject } from "../core/input/given.ts";
import type { Reader } from "../store/store.ts";

type Path = Readonly<Record<string, string>>;
const most = 20;

/** What a request is about, in words that people know: login names, names of apps and applications. */
export async function targetOf(store: Reader, path: Path, given: Given): Promise<string> {
  const named = [
    ...(await ofUser(store, path.user)),
    ...(await ofApps(store, [path.app, ...appsIn(given)])),
    ...(path.token === undefined ? [] : [`token ${path.token}`]),
    ...(path.id === undefined ? [] : [path.id]),
    ...(await ofClient(store, path.client ?? clientIn(given))),
  ];
  return (named.length > 0 ? named : codesIn(given)).join(", ");
}

// Nothing was checked yet: an object may stand here, even one that has no text.
const isId = (id: unknown): id is string | number =>
  (typeof id === "string" || typeof id === "number") && /^[1-9]\d{0,14}$/.test(String(id));

async function ofUser(store: Reader, id: string | undefined): Promise<string[]> {
  if (id === undefined || !isId(id)) return [];
  const user = await store.users.byId(Number(id));
  return user ? [user.code] : [];
}

function appsIn({ app, apps }: Given): unknown[] {
  const listed = Array.isArray(apps) ? apps.map((one) => (isObject(one) ? one.app : one)) : [];
  return [app, ...listed].slice(0, most);
}

async function ofApps(store: Reader, ids: readonly unknown[]): Promise<string[]> {
  const names: string[] = [];
  for (const id of ids.filter(isId)) {
    const documents = await store.apps.documents(Number(id));
    if (documents) names.push(`${(documents.live ?? documents.preview).general.name} (${id})`);
  }
  return names;
}

async function ofClient(store: Reader, id: string | undefined): Promise<string[]> {
  const client = id === undefined || id.includes("\0") ? undefined : await store.oauth.client(id);
  return client ? [client.name] : [];
}

/** The consent page sends the query of its own address. */
function clientIn({ request }: Given): string | undefined {
  if (typeof request !== "string") return undefined;
  return new URLSearchParams(request).get("client_id") ?? undefined;
}

const lists = ["users", "userOrganizations", "organizations", "groups", "titles", "codes"];

/** The codes that the User API names: of one thing, or of many. */
function codesIn(given: Given): string[] {
  const own = textOf(given.code) ?? textOf(given.group);
  if (own !== undefined) return [own];
  const codes = lists.flatMap((name) => (Array.isArray(given[name]) ? given[name].map(codeOf) : []));
  const known = codes.filter((code) => code !== undefined);
  if (known.length > most) return [...known.slice(0, most), `+${known.length - most}`];
  return known.length > 0 ? known : [textOf(given.name) ?? ""];
}

function codeOf(value: unknown): string | undefined {
  if (!isObject(value)) return textOf(value);
  const { currentCode, newCode } = value;
  return typeof currentCode === "string" ? `${currentCode} → ${textOf(newCode) ?? ""}` : textOf(value.code);
}

const textOf = (value: unknown) => (typeof value === "string" ? value.slice(0, 200) : undefined);
