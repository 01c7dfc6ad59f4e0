import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/**
 * A Chromium without installing one: CHROME_PATH, the machine's own, or the one of the @sparticuz/chromium package,
 * which unpacks itself into the temp folder. Japanese text is drawn only where the machine has a font for it.
 *
 * The package's own list of arguments is left aside: it is made for cloud functions (one process for everything, no web
 * security), and the tests want a browser like a person's.
 */
export async function openBrowser(): Promise<Browser> {
  const installed = [process.env.CHROME_PATH, "/usr/bin/chromium"].find(
    (path) => path !== undefined && existsSync(path),
  );
  const executablePath = installed ?? (await chromium.executablePath());
  // The sandbox needs rights of its own, which root in a container does not have.
  return playwright.launch({ executablePath, args: ["--no-sandbox", "--font-render-hinting=none"] });
}
