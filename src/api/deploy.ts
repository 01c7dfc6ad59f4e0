import { deploy } from "../apps/deploy.ts";
import { deployStatus } from "../apps/deploy-status.ts";
import { problem } from "../core/errors/problem.ts";
import { type Given, isObject } from "../core/input/given.ts";
import { boolean, id, list, object, optional, parameters, revision } from "../core/input/shape.ts";
import { callerOf } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

const mostApps = 300;

export async function deployApps(request: ApiRequest) {
  refuseTooMany(request.given);
  const { apps, revert = false } = parameters(request.given, {
    apps: list(object({ app: id, revision: optional(revision) }), { min: 1, max: mostApps }),
    revert: optional(boolean),
  });
  await deploy(request.domain, callerOf(request), apps, { revert });
  return {};
}

export async function showDeployStatus(request: ApiRequest) {
  refuseTooMany(request.given);
  const { apps } = parameters(request.given, { apps: list(id, { min: 1, max: mostApps }) });
  const found = await deployStatus(request.domain.store.view, request, apps);
  return { apps: found.map((app) => ({ app: String(app.id), status: app.deployStatus })) };
}

function refuseTooMany({ apps }: Given): void {
  const length = Array.isArray(apps) ? apps.length : isObject(apps) ? Object.keys(apps).length : 0;
  if (length > mostApps) throw problem("GAIA_TO03", { parameter: "apps", limit: mostApps });
}
