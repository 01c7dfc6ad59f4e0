import { readSettings } from "../apps/read-settings.ts";
import { suspendedIn } from "../apps/suspended.ts";
import { updateProcess } from "../apps/update-process.ts";
import { id, parameters } from "../core/input/shape.ts";
import { processParameters } from "../core/process/change.ts";
import type { ProcessEntity, ProcessSettings } from "../core/process/settings.ts";

import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showProcess: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id, lang });
  const { view } = request.domain.store;
  const { app, settings } = await readSettings(view, request, appId, version);
  const { process } = settings;
  const hidden = process ? await suspendedIn(view, process) : new Set<string>();
  return { ...(process ? processView(process, hidden) : never), revision: String(app.revision) };
};

/** Nobody ever set anything about it. */
const never = { enable: false, states: null, actions: null };

export async function replaceProcess(request: ApiRequest) {
  const { app: id, revision, ...given } = parameters(request.given, { ...changing, ...processParameters });
  const { domain } = request;
  const change = settingsChange(request, { app: id, revision });
  const { app } = await domain.store.write((store) => updateProcess(store, change, given, domain.language));
  return { revision: String(app.revision) };
}

/** Suspended users are left out, as kintone does. */
function processView({ enable, states, actions }: ProcessSettings, hidden: ReadonlySet<string>) {
  const shown = (entities: readonly ProcessEntity[]) =>
    entities.filter(({ entity }) => entity.type !== "USER" || !hidden.has(entity.code ?? ""));
  const nameOf = (id: number) => states.find((state) => state.id === id)?.name ?? "";
  return {
    enable,
    states: Object.fromEntries(
      states.map(({ name, assignee }, index) => [
        name,
        {
          name,
          index: String(index),
          assignee: { type: assignee.type, entities: shown(assignee.entities) },
        },
      ]),
    ),
    actions: actions.map(({ name, from, to, filterCond, type, executableUser }) => ({
      name,
      from: nameOf(from),
      to: nameOf(to),
      filterCond,
      type,
      ...(type === "SECONDARY" && { executableUser: { entities: shown(executableUser) } }),
    })),
  };
}
