import { givenDetails, ownDetails } from "../../../src/core/audit/details.ts";
import { userScopes } from "../../../src/core/permissions/user-scopes.ts";
import type { Texts } from "../../parts/i18n.tsx";
import { permissions } from "../app-settings/tokens/edits.ts";
import type { Entry } from "./entry.ts";

const rules = [
  "minLength",
  "administratorMinLength",
  "lettersAndDigits",
  "differsFromLoginName",
  "differsFromCurrent",
  "remembered",
  "validDays",
  "changeTemporary",
  "failures",
  "minutes",
] as const;
const named = [...givenDetails, ...ownDetails];

/** What is kept of a change, each as a phrase; what somebody did not do is left out. */
export function detailsInWords(detail: Entry["detail"], texts: Texts): string[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    // The rules for passwords and the lockout hold rules of their own.
    if (isRules(value)) return Object.entries(value).map((rule) => phrase(rule, texts));
    const untold = (name === "twoFactor" || name === "passkey") && value === false;
    return untold ? [] : [phrase([name, value], texts)];
  });
}

const isRules = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function phrase([name, value]: [string, unknown], texts: Texts): string {
  const label = labelOf(name, texts);
  // Ways of signing in say all by their name.
  if ((name === "twoFactor" || name === "passkey") && value === true) return label;
  return texts.t("audit.detail", { label, value: inWords(value, texts) });
}

function labelOf(name: string, { t }: Texts): string {
  const rule = rules.find((one) => one === name);
  if (rule) return t(`security.${rule}`);
  const known = named.find((one) => one === name);
  return known ? t(`audit.detail.${known}`) : name;
}

function inWords(value: unknown, texts: Texts): string {
  const { t, number, dateTime } = texts;
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (typeof value === "number") return number(value);
  if (value === null || value === "") return t("common.none");
  if (Array.isArray(value)) return listOf(value, texts);
  const text = String(value);
  const permission = permissions.find((one) => one === text);
  if (permission) return t(`tokens.permission.${permission}`);
  const scope = userScopes.find((one) => one === text);
  if (scope) return t(`userTokens.${scope}`);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? dateTime(text) : text;
}

/** Rows of permissions are told by their number: who may do what now stands in the app. */
function listOf(all: readonly unknown[], texts: Texts): string {
  if (all.length === 0) return texts.t("common.none");
  if (all.some((one) => typeof one === "object")) return texts.number(all.length);
  return all.map((one) => inWords(one, texts)).join(", ");
}
