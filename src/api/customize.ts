import { readSettings } from "../apps/read-settings.ts";
import { updateCustomize } from "../apps/update-customize.ts";
import { customizeOf, customizeParameters } from "../core/apps/customize.ts";
import type { CustomizeEntry, CustomizeFiles } from "../core/apps/settings.ts";
import { id, parameters } from "../core/input/shape.ts";
import { type ByVersion, changing, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showCustomize: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id });
  const { app, settings } = await readSettings(request.domain.store.view, request, appId, version);
  const { scope, desktop, mobile } = customizeOf(settings);
  return { scope, desktop: filesView(desktop), mobile: filesView(mobile), revision: String(app.revision) };
};

export async function replaceCustomize(request: ApiRequest) {
  const { app: id, revision, ...given } = parameters(request.given, { ...changing, ...customizeParameters });
  const { app } = await updateCustomize(
    request.domain,
    settingsChange(request, { app: id, revision }),
    given,
  );
  return { revision: String(app.revision) };
}

const filesView = ({ js, css }: CustomizeFiles) => ({ js: js.map(entryView), css: css.map(entryView) });

function entryView(entry: CustomizeEntry) {
  if (entry.type === "URL") return entry;
  const { type, fileKey, name, contentType, size } = entry;
  return { type, file: { fileKey, name, contentType, size: String(size) } };
}
