import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Person } from "../person.ts";
import { openBrowser } from "./browser.ts";

/** A browser for the tests of one file. Pages close after each test, and a page that broke fails its test. */
export function browserPages() {
  let browser: Browser;
  const pages: Page[] = [];
  const broken: string[] = [];
  let breaks = false;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
    const errors = broken.splice(0);
    const expected = breaks;
    breaks = false;
    if (errors.length > 0 && !expected) throw new Error(`the page broke: ${errors.join("; ")}`);
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** A page in English and in Tokyo's time, unless said otherwise. */
  async function page(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      locale: "en-US",
      baseURL: url,
      viewport: { width: 1280, height: 860 },
      // Colours are measured as they are in the end, not while something fades in.
      reducedMotion: "reduce",
      ...options,
    });
    const opened = await context.newPage();
    opened.setDefaultTimeout(10_000);
    opened.on("pageerror", (error) => broken.push(error.message));
    pages.push(opened);
    return opened;
  }

  return {
    page,
    /** This test's pages run scripts that break on purpose. */
    mayBreak() {
      breaks = true;
    },
    /** The page of somebody who is signed in. `person` comes from `withSession()`. */
    async pageOf(person: Person, address: string, options: BrowserContextOptions = {}): Promise<Page> {
      const opened = await page(person.url, options);
      const [name = "", value = ""] = person.session.cookie.split("=");
      await opened.context().addCookies([{ name, value, url: person.url }]);
      await opened.goto(address);
      return opened;
    },
  };
}

/** A colour on its way to another one has the contrast of neither: waits until nothing has moved for some frames. */
const still = `(async () => {
  const moving = () => document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  for (let frames = 0; frames < 10; frames++) {
    await new Promise(requestAnimationFrame);
    if (moving().length > 0) frames = 0;
    await Promise.all(moving().map((one) => one.finished.catch(() => {})));
  }
})()`;

/** What would keep somebody from using the page with a screen reader, by key or with weak eyes. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(still);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} (${node.failureSummary})`).join(" | ")}`,
    );
}

/** Does the page have to be moved sideways to be read? */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
