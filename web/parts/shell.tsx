import { Suspense } from "react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import { goToSignIn } from "./api.ts";
import { boot } from "./boot.ts";
import { Header } from "./header.tsx";
import { useT } from "./i18n.tsx";
import { LoadingPage } from "./loading.tsx";
import classes from "./shell.module.css";

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const t = useT();
  const navigation = useNavigation();
  // The server sends strangers to the sign-in page; this is for a page that was kept from before.
  if (boot.user === null) {
    goToSignIn();
    return null;
  }
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t("shell.skip")}
      </a>
      <Header />
      {navigation.state === "loading" && <div className={classes.progress} aria-hidden="true" />}
      <main id="content" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<LoadingPage />}>
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration getKey={(location) => location.pathname} />
    </>
  );
}
