/** What the server wrote into this page on behalf of an app. */

/** The app whose page of records an address is. */
export function appIn(pathname: string): string | undefined {
  return /^\/k\/(\d+)(?:\/|$)/.exec(pathname)?.[1];
}

/** This page came with an app's JavaScript or CSS. */
export const customized = document.querySelector("[data-customize]") !== null;

const whenRun: (() => void)[] = [];
let run = document.readyState === "complete";

// The app's scripts are deferred: all of them have run before this event. Ours listens first.
document.addEventListener("DOMContentLoaded", () => {
  run = true;
  for (const go of whenRun.splice(0)) go();
});

/** Calls as soon as the app's scripts have had their turn. */
export function afterScripts(go: () => void): void {
  if (run) go();
  else whenRun.push(go);
}
