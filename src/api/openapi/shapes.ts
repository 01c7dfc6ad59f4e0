import { Answer, Inquiry, type Members } from "../../core/input/shape.ts";
import { nowhere } from "../../core/permissions/actor.ts";
import type { ApiRequest, Route } from "../request.ts";

/**
 * Which parameters a route takes. Its handler is called with a request that only asks; the first thing handlers do is
 * read their parameters, and what they read them by is the answer. So the description can be no other than the truth.
 * undefined: it reads none, or not before it has looked into the store.
 */
export async function shapesOf({ path, handler }: Route): Promise<Members | undefined> {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  try {
    await handler({ ...inquiring, path: Object.fromEntries(names.map((name) => [name, "1"])) });
  } catch (error) {
    if (error instanceof Answer) return error.members;
  }
  return undefined;
}

/** Nobody is there to give anything: whoever looks for more than parameters finds nothing and stops. */
const nothing: never = new Proxy({} as never, {
  get() {
    throw new Error("this request only asks");
  },
});

/** What is not here is undefined: it stops the handler as well. */
const inquiring = {
  domain: { store: { write: (work: (...nothings: never[]) => unknown) => work(nothing, nothing) } },
  actor: {
    method: "password",
    user: { id: 0, code: "", name: "", locale: "en", timeZone: "UTC", administrator: true },
    belonging: nowhere,
  },
  given: new Inquiry(),
  guestSpace: null,
  language: "en",
  header: () => undefined,
} as unknown as ApiRequest;
