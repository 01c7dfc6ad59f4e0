import { message } from "../core/errors/problem.ts";
import type { Shape } from "../core/input/shape.ts";

/** When a token ends. "" : never */
export const expiresAt: Shape<number | null> = {
  optional: true,
  read(value, path, problems) {
    if (value === "") return null;
    const time =
      typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(time)) return time;
    problems.add(path, message("badDateTime"));
    return undefined;
  },
  schema: { type: "string", format: "date-time" },
};
