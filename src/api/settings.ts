import { readSettings } from "../apps/read-settings.ts";
import { updateGeneral } from "../apps/update-general.ts";
import { generalParameters } from "../core/apps/general.ts";
import type { GeneralSettings } from "../core/apps/settings.ts";
import { id, parameters } from "../core/input/shape.ts";
import type { Reader } from "../store/store.ts";
import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showSettings: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id, lang });
  const { view } = request.domain.store;
  const { app, settings } = await readSettings(view, request, appId, version);
  return { ...(await generalView(view, settings.general)), revision: String(app.revision) };
};

export async function updateSettings(request: ApiRequest) {
  const { app: id, revision, ...general } = parameters(request.given, { ...changing, ...generalParameters });
  const { domain } = request;
  const change = settingsChange(request, { app: id, revision });
  const { app } = await domain.store.write((store) => updateGeneral(store, domain, change, general));
  return { revision: String(app.revision) };
}

async function generalView(store: Reader, general: GeneralSettings) {
  const { numberPrecision, firstMonthOfFiscalYear, icon, ...shown } = general;
  const { digits, decimalPlaces, roundingMode } = numberPrecision;
  return {
    ...shown,
    icon: await iconView(store, icon),
    numberPrecision: { digits: String(digits), decimalPlaces: String(decimalPlaces), roundingMode },
    firstMonthOfFiscalYear: String(firstMonthOfFiscalYear),
  };
}

async function iconView(store: Reader, icon: GeneralSettings["icon"]) {
  if (icon.type === "PRESET") return icon;
  const [file] = await store.files.byKeys([icon.fileKey]);
  const { contentType = "", name = "", size = 0 } = file ?? {};
  return { type: icon.type, file: { contentType, fileKey: icon.fileKey, name, size: String(size) } };
}
