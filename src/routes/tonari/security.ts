import type { Route } from "../../api/request.ts";
import { showSecurity, updateSecurity } from "../../api/security.ts";
import { people } from "../guards.ts";
import { get, put } from "../line.ts";

/** The domain's rules for signing in. */
export const security: readonly Route[] = [
  get("/tonari/v1/security", showSecurity, { by: people, says: "The rules for passwords and sign-in" }),
  put("/tonari/v1/security", updateSecurity, {
    by: people,
    audit: "settings.security",
    says: "Change the rules for passwords and sign-in",
  }),
];
