import { checkFormulas } from "../core/apps/check-formulas.ts";
import { invalid, message } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import { type DeployStatus, UniqueConflict, type Writer } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { checkRevision } from "./change-settings.ts";
import { dropUnnamed } from "./drop-unnamed.ts";
import { migrateRecords, StateInUse } from "./migrate-records.ts";
import { allow, lockDraft, type OpenDraft } from "./open.ts";
import { checkLookups } from "./related-apps.ts";
import { revert } from "./revert.ts";
import { unit } from "./unit.ts";

export interface Deployment {
  readonly app: number;
  readonly revision?: number;
}

/**
 * Makes the previews of these apps live, or drops what was edited: all of them or none. What the caller did wrong is a
 * problem; records that stand against the new settings are a failed deploy, which the status tells.
 */
export async function deploy(
  domain: Domain,
  caller: Caller,
  deployments: readonly Deployment[],
  { revert: back = false }: { revert?: boolean } = {},
): Promise<void> {
  // Always in the same order: two deploys that share apps wait for each other instead of blocking each other.
  const inOrder = [...deployments].sort((a, b) => a.app - b.app);
  try {
    await unit(domain, async (store, unused) => {
      for (const { app, revision } of inOrder) {
        const draft = await lockDraft(store, app, caller);
        allow(caller.actor, draft, "appEditable");
        checkRevision(draft.app, revision);
        await (back ? revert : goLive)(store, draft, caller, unused);
      }
    });
  } catch (error) {
    if (!(error instanceof FailedDeploy)) throw error;
    await domain.store.write((store) => tellStatus(store, error.app, inOrder, caller.now));
  }
}

/** Records hold what the new settings forbid. Nothing has changed. */
class FailedDeploy extends Error {
  override readonly name = "FailedDeploy";
  readonly app: number;
  constructor(app: number, cause: unknown) {
    super(`app ${app} was not deployed`, { cause });
    this.app = app;
  }
}

async function goLive(store: Writer, draft: OpenDraft, caller: Caller, unused: string[]): Promise<void> {
  try {
    await makeLive(store, draft, caller, unused);
  } catch (error) {
    const stands = error instanceof UniqueConflict || error instanceof StateInUse;
    throw stands ? new FailedDeploy(draft.app.id, error) : error;
  }
}

async function tellStatus(store: Writer, failed: number, deployments: readonly Deployment[], now: number) {
  for (const { app } of deployments) {
    const deployStatus: DeployStatus = app === failed ? "FAIL" : "CANCEL";
    await store.apps.change(app, { deployStatus }, now);
  }
}

/** For callers that deploy on the way (permissions, tokens): a failure is their problem at once. */
export async function deployNow(
  store: Writer,
  draft: OpenDraft,
  caller: Caller,
  unused: string[],
): Promise<number> {
  try {
    return await makeLive(store, draft, caller, unused);
  } catch (error) {
    if (error instanceof StateInUse) {
      const { state: name } = error;
      throw invalid({ [`states[${name}]`]: [message("stateInUse", { name })] });
    }
    if (!(error instanceof UniqueConflict)) throw error;
    const field = draft.preview.fields.find(({ id }) => id === error.field);
    throw invalid({ [`properties[${field?.code ?? ""}].unique`]: [message("duplicateValue")] });
  }
}

/** The preview becomes live, with the tables of the app, in the unit that is running. Answers the new revision. */
async function makeLive(
  store: Writer,
  { app, live, preview }: OpenDraft,
  { actor, now }: Caller,
  unused: string[],
) {
  checkFormulas(preview);
  await checkLookups(store, app.id, preview.fields, live?.fields);
  await migrateRecords(store, app.id, live, preview, unused);
  const deployed = { live: preview, changed: false, deployStatus: "SUCCESS", bump: 1 } as const;
  await store.apps.change(app.id, { ...deployed, modifierId: actor.user.id }, now);
  await dropUnnamed(store, app.id, { live: preview, preview }, live, unused);
  return app.revision + 1;
}
