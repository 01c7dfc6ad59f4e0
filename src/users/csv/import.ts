import { type Noted, note } from "../../audit/note.ts";
import { actorBy, withBelonging } from "../../auth/method.ts";
import { invalid, message, Problem, problem } from "../../core/errors/problem.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import { mayAdministerUsers } from "../../core/permissions/domain.ts";
import type { CsvKind } from "../../core/users/csv.ts";
import type { Domain } from "../../domain.ts";
import { dropUnused, removeFiles } from "../../files/release.ts";
import type { Import, Store, Writer } from "../../store/store.ts";
import { isBuiltIn } from "../administrators.ts";
import { largestFile } from "./kinds.ts";
import { atRow, readCsv } from "./read.ts";

/** What a row does, within the one unit of the whole file. */
export type Step = (store: Writer) => Promise<void>;
/** Makes the steps of a file before the unit begins, so that what is slow holds nobody up. */
export type Plan = (
  kind: CsvKind,
  rows: readonly string[][],
  importing: { actor: Actor; domain: Domain; options: string; alive: () => Promise<void> },
) => Promise<readonly Step[]>;

/** An import whose process was not heard of for so long is taken up by whoever asks for it. */
const silence = 60_000;
const working = new WeakMap<Store["blobs"], Set<number>>();

interface Asked {
  readonly kind: CsvKind;
  readonly fileKey: string;
  readonly actor: Actor;
  readonly options?: string;
}

/** Begins, and answers the id by which the caller asks how it went. */
export async function startImport(
  domain: Domain,
  { kind, fileKey, actor, options = "" }: Asked,
  plan: Plan,
): Promise<number> {
  const [file] = await domain.store.view.files.byKeys([fileKey]);
  if (!file || file.ownerId !== actor.user.id || file.appId !== null) {
    throw problem("GAIA_BL01", { key: fileKey });
  }
  if (file.size > largestFile) throw invalid({ fileKey: [message("fileTooLarge", { max: "20 MB" })] });
  const now = domain.now();
  const state = { state: "running", problem: null, createdAt: now, touchedAt: now } as const;
  const begun = await domain.store.write((store) =>
    store.directory.addImport({ kind, fileKey, options, actorId: actor.user.id, ...state }),
  );
  void run(domain, begun, plan);
  return begun.id;
}

/** How an import went, or goes. One whose process is gone goes on here. */
export async function importState(domain: Domain, id: number, plan: Plan): Promise<Import | undefined> {
  const found = await domain.store.view.directory.getImport(id);
  if (found?.state !== "running" || isWorking(domain, id) || !isSilent(domain, found)) return found;
  const mine = await domain.store.write(async ({ directory }) => {
    const held = await directory.getImport(id);
    if (held?.state !== "running" || !isSilent(domain, held)) return false;
    await directory.changeImport(id, { touchedAt: domain.now() });
    return true;
  });
  if (mine) void run(domain, found, plan);
  return found;
}

const isWorking = ({ store }: Domain, id: number) => working.get(store.blobs)?.has(id) === true;
const isSilent = (domain: Domain, { touchedAt }: Import) => touchedAt + silence < domain.now();

async function run(domain: Domain, begun: Import, plan: Plan): Promise<void> {
  const here = working.get(domain.store.blobs) ?? new Set();
  working.set(domain.store.blobs, here.add(begun.id));
  try {
    await work(domain, begun, plan);
  } catch (error) {
    // When even this cannot be written the server is closing: whoever asks later takes the import up again.
    await fail(domain, begun, error).catch(() => undefined);
  } finally {
    here.delete(begun.id);
  }
}

async function work(domain: Domain, begun: Import, plan: Plan): Promise<void> {
  const { id, kind, fileKey, options } = begun;
  const actor = await actorOf(domain, begun);
  const alive = () =>
    domain.store.write(({ directory }) => directory.changeImport(id, { touchedAt: domain.now() }));
  const rows = readCsv(await contentOf(domain, fileKey));
  const steps = await plan(kind as CsvKind, rows, { actor, domain, options, alive });
  const unused = await domain.store.write(async (store) => {
    // Two processes never both do it: the state changes with what it tells.
    if ((await store.directory.getImport(id))?.state !== "running") return [];
    for (const [index, step] of steps.entries()) await inRow(index + 1, () => step(store));
    await store.directory.changeImport(id, { state: "done", touchedAt: domain.now() });
    await noteEnd(store, domain, begun, { detail: { rows: steps.length } });
    // The file may hold passwords.
    return removeFiles(store, [fileKey]);
  });
  await dropUnused(domain, unused);
}

/** The audit log has a line of the beginning already, from the request. */
async function noteEnd(
  store: Writer,
  { now }: Domain,
  { kind, actorId }: Import,
  end: Pick<Noted, "failed" | "detail">,
): Promise<void> {
  const user = (await store.users.byId(actorId))?.code ?? "";
  await note(store, { at: now(), action: "directory.imported", user, address: "", target: kind, ...end });
}

async function actorOf(domain: Domain, { actorId }: Import): Promise<Actor> {
  const user = await domain.store.view.users.byId(actorId);
  if (!user) throw problem("CB_NO02");
  // Nobody signs in as the built-in Administrator and administers: a token of the User API began this, and it might.
  if (isBuiltIn(user)) return { ...actorBy("userToken", user, domain), userScope: "dangerous" };
  const actor = await withBelonging(domain, actorBy("session", user, domain));
  if (!user.valid || !mayAdministerUsers(actor)) throw problem("CB_NO02");
  return actor;
}

async function contentOf({ store }: Domain, fileKey: string): Promise<Buffer> {
  const [file] = await store.view.files.byKeys([fileKey]);
  const content = file && (await store.blobs.get(file.hash));
  if (!content) throw problem("GAIA_BL01", { key: fileKey });
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A verb names what is wrong by the parameter; here it is a column of a line. */
export async function inRow<T>(row: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [first] = error instanceof Problem ? Object.entries(error.errors ?? {}) : [];
    const reason = first?.[1][0];
    if (!first || !reason) throw error;
    throw atRow(
      row,
      reason,
      first[0]
        .split(".")
        .pop()
        ?.replace(/\[\d+\]$/, ""),
    );
  }
}

async function fail(domain: Domain, begun: Import, error: unknown): Promise<void> {
  const { id, fileKey } = begun;
  const { code, facts } = error instanceof Problem ? error : problem("CB_IL01");
  const unused = await domain.store.write(async (store) => {
    const failed = { state: "failed", problem: JSON.stringify({ code, facts }) } as const;
    await store.directory.changeImport(id, { ...failed, touchedAt: domain.now() });
    await noteEnd(store, domain, begun, { failed: true, detail: { problem: code } });
    return removeFiles(store, [fileKey]);
  });
  await dropUnused(domain, unused);
}
