import type { AppSettings } from "../core/apps/settings.ts";

export type DeployStatus = "PROCESSING" | "SUCCESS" | "FAIL" | "CANCEL";

/** Everything about an app but its two settings documents. */
export interface App {
  readonly id: number;
  /** "" if unset */
  readonly code: string;
  readonly spaceId: number | null;
  readonly threadId: number | null;
  readonly createdAt: number;
  readonly creatorId: number;
  readonly modifiedAt: number;
  readonly modifierId: number;
  /** one counter for all settings, live and preview */
  readonly revision: number;
  /** grows with every change of either document: a cached document is current while this is unchanged */
  readonly version: number;
  readonly deployStatus: DeployStatus;
  /** never deployed: exists in preview only */
  readonly live: boolean;
  /** preview differs from live */
  readonly changed: boolean;
}
export interface AppDocuments {
  /** null until the first deploy */
  readonly live: AppSettings | null;
  readonly preview: AppSettings;
}
export interface AppFilter {
  readonly ids?: readonly number[];
  readonly codes?: readonly string[];
  readonly name?: string;
  readonly spaceIds?: readonly number[];
}

export interface AppReader {
  get(id: number): Promise<App | undefined>;
  documents(id: number): Promise<AppDocuments | undefined>;
  /** ascending by id, everything that matches: the caller filters by permission, then pages */
  list(filter: AppFilter): Promise<App[]>;
}
export interface AppWriter extends AppReader {
  /** reads for changing: holds the app (settings and table shape) until the unit ends */
  lock(id: number): Promise<App | undefined>;
  /** reads and holds the app's form as it is: a deploy waits, other record writers do not */
  hold(id: number): Promise<App | undefined>;
  add(
    app: Pick<App, "code" | "spaceId" | "threadId" | "creatorId">,
    preview: AppSettings,
    now: number,
  ): Promise<App>;
  /** grows `version`, and `revision` by `bump`; sets what is given */
  change(
    id: number,
    change: {
      preview?: AppSettings;
      live?: AppSettings;
      changed?: boolean;
      deployStatus?: DeployStatus;
      modifierId?: number;
      bump?: number;
      code?: string;
    },
    now: number,
  ): Promise<void>;
  remove(id: number): Promise<void>;
}
