import { type Marks, noMarks } from "../parts/record-form/marks.ts";

/** The marks that scripts set on one form, for as long as it stands; the pages are told when they change. */
export class Marking {
  #marks = noMarks;
  readonly #watching = new Set<() => void>();

  readonly watch = (told: () => void): (() => void) => {
    this.#watching.add(told);
    return () => this.#watching.delete(told);
  };
  readonly now = (): Marks => this.#marks;
  readonly mark = (marks: Partial<Marks>): void => {
    this.#marks = { ...this.#marks, ...marks };
    for (const told of this.#watching) told();
  };
}
