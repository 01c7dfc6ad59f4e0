import { problem } from "../core/errors/problem.ts";
import { absent, type Method } from "./method.ts";

/** `Authorization: Bearer …`. `Basic` in the same header belongs to the network gate in front. */
export const bearer: Method = (presented) => {
  const given = presented.header("authorization");
  if (given === undefined || !/^bearer\b/i.test(given)) return absent;
  // A token is good only if a client of this domain was granted it, and the domain has no clients.
  return Promise.resolve(problem("CB_OA01", {}, { why: "unknown access token" }));
};
