import type { ConsoleMessage, Page } from "playwright-core";
import { ok } from "../api/app-maker.ts";
import type { Person } from "../person.ts";

/** An app's JavaScript from now on: one file a text. */
export async function customize(
  admin: Person,
  app: string,
  texts: readonly string[],
  more: object = {},
): Promise<void> {
  const js = await Promise.all(
    texts.map(async (text, at) => ({
      type: "FILE",
      file: { fileKey: await admin.upload(`${at}.js`, text) },
    })),
  );
  const given = { scope: "ALL", desktop: { js, css: [] }, ...more };
  await ok(admin.put("/k/v1/preview/app/customize.json", { app, ...given }));
  await ok(admin.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
}

/** What the page says on its console from now on. */
export function listen(page: Page): { readonly said: string[]; readonly warned: string[] } {
  const said: string[] = [];
  const warned: string[] = [];
  page.on("console", (message: ConsoleMessage) => {
    if (message.type() === "log") said.push(message.text());
    if (message.type() === "warning") warned.push(message.text());
  });
  return { said, warned };
}

export const run = <T>(page: Page, script: string): Promise<T> => page.evaluate(script) as Promise<T>;
