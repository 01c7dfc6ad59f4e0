import type { createBrowserRouter } from "react-router";
import { appIn, customized } from "./document.ts";

/**
 * A script cannot be taken back once it has run. So the pages of an app's records live in a document of their own:
 * whoever comes from elsewhere loads it anew, with what the app brings along now, and whoever leaves a customized app
 * leaves its scripts and styles behind. Within the app, and everywhere else, nothing is loaded twice.
 */

type Router = ReturnType<typeof createBrowserRouter>;
let router: Router | undefined;
let here = appIn(location.pathname);

export function watchDocument(made: Router): void {
  router = made;
}

/** The loader above all pages: it passes, or opens the page as a document of its own and never comes back. */
export function stayOrLoad(): null | Promise<never> {
  const to = router?.state.navigation.location;
  if (!to) return null;
  const app = appIn(to.pathname);
  const stays = app === here || (app === undefined && !customized);
  if (stays) {
    here = app;
    return null;
  }
  // Browsers may keep this page and show it again: it has to start anew, not to go on leaving.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload(), { once: true });
  const address = to.pathname + to.search + to.hash;
  // Back and forward have changed the address already.
  if (address === location.pathname + location.search + location.hash) location.reload();
  else location.assign(address);
  return new Promise(() => undefined);
}
