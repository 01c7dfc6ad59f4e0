/** Process management as the settings of an app hold it. */
export interface ProcessSettings {
  readonly enable: boolean;
  /** in their order; a new record starts in the first */
  readonly states: readonly State[];
  /** in the order of the buttons */
  readonly actions: readonly ProcessAction[];
}

/** ONE: who acts chooses one of the candidates. ALL: every one of them has to act. ANY: whoever acts first. */
export type AssigneeType = "ONE" | "ALL" | "ANY";

export interface State {
  /** stable within the app: names the state in actions, and in the column of the status */
  readonly id: number;
  readonly name: string;
  readonly assignee: { readonly type: AssigneeType; readonly entities: readonly ProcessEntity[] };
}

export interface ProcessEntity {
  readonly entity: {
    readonly type: EntityType;
    /** null: CREATOR, the creator of the app, needs none */
    readonly code: string | null;
  };
  readonly includeSubs: boolean;
}
export type EntityType = "USER" | "GROUP" | "ORGANIZATION" | "FIELD_ENTITY" | "CREATOR" | "CUSTOM_FIELD";

export interface ProcessAction {
  readonly id: number;
  readonly name: string;
  /** ids of states */
  readonly from: number;
  readonly to: number;
  /** "": always */
  readonly filterCond: string;
  /** SECONDARY: not for the assignees but for those of `executableUser` */
  readonly type: "PRIMARY" | "SECONDARY";
  readonly executableUser: readonly ProcessEntity[];
}
