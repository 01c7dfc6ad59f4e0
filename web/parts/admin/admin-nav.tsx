import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { useT } from "../i18n.tsx";
import classes from "./admin.module.css";

/** The pages of administration, one beside the other. */
export function AdminNav() {
  const t = useT();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the links stand in one line, which is longer than the screen: where one is has to be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another current link
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current="page"]');
    current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const pages = [
    { to: "/admin/users", label: t("admin.users") },
    { to: "/admin/organizations", label: t("admin.organizations") },
    { to: "/admin/groups", label: t("admin.groups") },
    { to: "/admin/custom-items", label: t("customItems.title") },
    { to: "/admin/csv", label: t("admin.csv") },
    { to: "/admin/security", label: t("security.title") },
    { to: "/admin/user-tokens", label: t("userTokens.title") },
    { to: "/admin/oauth", label: t("oauth.title") },
    { to: "/admin/credentials", label: t("credentials.title") },
    { to: "/admin/audit", label: t("audit.title") },
    { to: "/admin/log", label: t("requestLog.title") },
  ];
  return (
    <nav ref={nav} className={classes.nav} aria-label={t("admin.nav")}>
      {pages.map(({ to, label }) => (
        <NavLink key={to} to={to} className={classes.link}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
