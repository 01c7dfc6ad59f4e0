/** The user must be told here: whoever made the address may not be who it says. */
export class Stranger extends Error {
  readonly why: "unknownClient" | "wrongEndpoint" | "notAllowed";
  constructor(why: Stranger["why"]) {
    super(why);
    this.name = "Stranger";
    this.why = why;
  }
}
