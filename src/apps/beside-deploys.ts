import { Problem } from "../core/errors/problem.ts";
import type { OpenApp } from "./open.ts";

/**
 * Reading never waits for a deploy, so an app's form may change between looking at it and asking for its records, and
 * the store no longer knows a column. Whoever reads then starts again with the form as it is now; once more at least,
 * because the form that changed can be that of another app, which the query looks into.
 */
export async function besideDeploys<T>(
  open: () => Promise<OpenApp>,
  read: (open: OpenApp) => Promise<T>,
): Promise<T> {
  let current = await open();
  for (let again = false; ; again = true) {
    try {
      return await read(current);
    } catch (error) {
      if (error instanceof Problem) throw error;
      const now = await open();
      if (again && now.app.version === current.app.version) throw error;
      current = now;
    }
  }
}
