import type { Person } from "../../person.ts";
import { type Known, valuesOf } from "./record.ts";

/** Somebody who writes until the program dies, and remembers what was acknowledged. Nobody else writes to these records. */
export class Hand {
  readonly #app: string;
  readonly #stamp: () => number;
  readonly known = new Map<string, Known>();
  /** what the request without an answer would have made of its record */
  readonly maybe = new Map<string, Known>();
  /** whose requests were sent in the last life */
  readonly touched = new Set<string>();
  /** an upload that no request has used */
  #spare: { fileKey: string; paper: number } | undefined;
  acknowledged = 0;
  /** a refusal; there should be none */
  refused: string | undefined;

  constructor(app: string, stamp: () => number) {
    this.#app = app;
    this.#stamp = stamp;
  }

  async work(person: Person): Promise<void> {
    try {
      while (!this.refused) await this.#round(person);
    } catch (error) {
      // fetch says so when the other side dies
      if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    }
  }

  async #round(person: Person): Promise<void> {
    const old = [...this.known.keys()];
    const some = old[Math.floor(Math.random() * old.length)];
    if (some && Math.random() < 0.5) await this.#update(person, some);
    const [one, other] = await this.#addPair(person);
    if (one === undefined || other === undefined) return;
    if (!this.#spare) await this.#upload(person);
    await this.#attach(person, one);
    await this.#act(person, one);
    await this.#comment(person, one);
    await this.#update(person, other);
    await this.#upload(person);
    await this.#act(person, one);
  }

  /** Two records in one bulk request: both or none. */
  async #addPair(person: Person): Promise<string[]> {
    const stamp = this.#stamp();
    const record = { ...valuesOf(stamp), pair: { value: `p${stamp}` } };
    const part = { method: "POST", api: "/k/v1/record.json", payload: { app: this.#app, record } };
    const { results } = await this.#answered(
      person.post("/k/v1/bulkRequest.json", { requests: [part, part] }),
    );
    const ids = (results ?? []).map(({ id }: { id: string }) => id);
    for (const id of ids) this.#remember(id, { stamp, status: "A", revision: 1, comments: 0 });
    return ids;
  }

  #update(person: Person, id: string): Promise<void> {
    const stamp = this.#stamp();
    const request = { app: this.#app, id, record: valuesOf(stamp) };
    return this.#change(id, { stamp }, 1, () => person.put("/k/v1/record.json", request));
  }

  async #upload(person: Person): Promise<void> {
    const paper = this.#stamp();
    this.#spare = { fileKey: await person.upload(`${paper}.txt`, `paper ${paper}`), paper };
    this.acknowledged += 1;
  }

  /** Here and not before, so that a file of the last life is attached in the next. */
  async #attach(person: Person, id: string): Promise<void> {
    if (!this.#spare) return;
    const { fileKey, paper } = this.#spare;
    this.#spare = undefined;
    const stamp = this.#stamp();
    const record = { ...valuesOf(stamp), papers: { value: [{ fileKey }] } };
    await this.#change(id, { stamp, paper }, 1, () =>
      person.put("/k/v1/record.json", { app: this.#app, id, record }),
    );
  }

  #act(person: Person, id: string): Promise<void> {
    const [action, status] =
      this.known.get(id)?.status === "A" ? (["Go", "B"] as const) : (["Back", "A"] as const);
    return this.#change(id, { status }, 2, () =>
      person.put("/k/v1/record/status.json", { app: this.#app, id, action }),
    );
  }

  #comment(person: Person, id: string): Promise<void> {
    const comments = (this.known.get(id)?.comments ?? 0) + 1;
    const comment = { text: `comment ${comments}` };
    return this.#change(id, { comments }, 0, () =>
      person.post("/k/v1/record/comment.json", { app: this.#app, record: id, comment }),
    );
  }

  async #change(id: string, made: Partial<Known>, revisions: number, ask: () => ReturnType<Person["put"]>) {
    const before = this.known.get(id);
    if (!before) return;
    const after = { ...before, ...made, revision: before.revision + revisions };
    this.touched.add(id);
    this.maybe.set(id, after);
    await this.#answered(ask());
    this.#remember(id, after);
  }

  #remember(id: string, what: Known): void {
    this.touched.add(id);
    this.known.set(id, what);
    this.maybe.delete(id);
  }

  async #answered(asked: ReturnType<Person["put"]>) {
    const { status, body } = await asked;
    if (status !== 200) this.refused = `${status} ${JSON.stringify(body)}`;
    else this.acknowledged += 1;
    return body;
  }
}
