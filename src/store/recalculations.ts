/** All records of an app are calculated anew, a few in a unit; what is done stands here, so that any process can go on. */
export interface Recalculation {
  readonly appId: number;
  readonly state: "running" | "done" | "cancelled";
  /** how many records there were when it began */
  readonly total: number;
  readonly done: number;
  /** left as they were, because a unique text would have been there twice */
  readonly failed: number;
  /** the newest record that is done; ids ascend */
  readonly lastId: number;
  /** of the app's settings: when they change meanwhile, it begins anew */
  readonly settingsRevision: number;
  readonly startedBy: number;
  readonly startedAt: number;
  /** when a process last worked on it */
  readonly touchedAt: number;
}

export interface RecalculationReader {
  get(appId: number): Promise<Recalculation | undefined>;
  running(): Promise<Recalculation[]>;
}
export interface RecalculationWriter extends RecalculationReader {
  /** reads for changing */
  lock(appId: number): Promise<Recalculation | undefined>;
  set(recalculation: Recalculation): Promise<void>;
  remove(appId: number): Promise<void>;
}
