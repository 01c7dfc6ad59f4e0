import { IconCheck } from "@tabler/icons-react";
import type { Scope } from "../../../src/core/oauth/scopes.ts";
import { useT } from "../i18n.tsx";
import classes from "./application.module.css";

/** What an application may do, in words. */
export function ScopeList({ scopes }: { readonly scopes: readonly Scope[] }) {
  const t = useT();
  return (
    <ul className={classes.scopes}>
      {scopes.map((scope) => (
        <li key={scope}>
          <IconCheck size={18} aria-hidden />
          {t(`oauth.scope.${scope}`)}
        </li>
      ))}
    </ul>
  );
}
