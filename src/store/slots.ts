/** How many calls of the API one process may run at once, of those that its domain allows. */
export interface Slots {
  /** a name that no other process has */
  readonly process: string;
  /** what it holds: all processes together never hold more than the limit */
  readonly share: number;
  /** what it ran when it last said so */
  readonly running: number;
  /** it needed more than it got */
  readonly hungry: boolean;
  /** a process that was not heard of for long is gone, and holds nothing */
  readonly seenAt: number;
}

export interface SlotWriter {
  /** those of all processes; nobody else may change any until the unit ends */
  hold(): Promise<Slots[]>;
  set(slots: Slots): Promise<void>;
  remove(process: string): Promise<void>;
}
