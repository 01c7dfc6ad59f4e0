import type { AppAclRow, AppRights, TokenPermission } from "../apps/settings.ts";
import type { Actor } from "./actor.ts";
import { inOrder, isAbout } from "./entity.ts";

/** Who may do what with an app. The only place where it is decided; everyone asks here. */

export type AppRight = keyof AppRights;

const nothing: AppRights = {
  recordViewable: false,
  recordAddable: false,
  recordEditable: false,
  recordDeletable: false,
  appEditable: false,
  recordImportable: false,
  recordExportable: false,
};

/** What an app must tell for the decision. `acl` is the live one, or the preview's before the first deploy. */
export interface AppForRights {
  readonly id: number;
  readonly creatorId: number;
  readonly acl: readonly AppAclRow[];
}

/**
 * A token's rights replace the app's permissions. A user gets the first row that matches (Everyone last, wherever
 * it stands); users & system administrators may always manage the app, which implies no right on its records.
 */
export function appRights(actor: Actor, app: AppForRights): AppRights {
  if (actor.method === "apiToken") {
    const grant = actor.tokens?.find((token) => token.appId === app.id);
    return grant ? tokenRights(grant.permissions) : nothing;
  }
  const row = inOrder(app.acl).find((row) => matches(row, actor, app));
  const rights = row ? rightsIn(row) : nothing;
  return actor.user.administrator ? { ...rights, appEditable: true } : rights;
}

export function may(actor: Actor, app: AppForRights, right: AppRight): boolean {
  return appRights(actor, app)[right];
}

function tokenRights(permissions: readonly TokenPermission[]): AppRights {
  const has = (permission: TokenPermission) => permissions.includes(permission);
  return {
    recordViewable: has("view"),
    recordAddable: has("add"),
    recordEditable: has("edit"),
    recordDeletable: has("delete"),
    appEditable: has("manage"),
    recordImportable: false,
    recordExportable: false,
  };
}

function rightsIn({ entity: _entity, includeSubs: _includeSubs, ...rights }: AppAclRow): AppRights {
  return rights;
}

function matches(row: AppAclRow, actor: Actor, app: AppForRights): boolean {
  return row.entity.type === "CREATOR" ? actor.user.id === app.creatorId : isAbout(row, actor);
}
