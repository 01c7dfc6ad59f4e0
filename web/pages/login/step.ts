import { ApiError } from "../../parts/api.ts";

/** What the sign-in page asks for. */
export type Step = "password" | "newPassword" | "code";

const asksFor: Readonly<Record<string, Step>> = {
  SLASH_PA02: "newPassword",
  CB_PE01: "newPassword",
  CB_VA01: "newPassword",
  SLASH_TW01: "code",
  SLASH_TW02: "code",
  SLASH_TW03: "code",
  SLASH_LO02: "password",
};

/** Where a refused attempt leads. Whatever has nothing to do with the steps leaves one where one is. */
export function stepAfter(failure: unknown, step: Step): Step {
  if (!(failure instanceof ApiError)) return step;
  if (failure.code === "CB_VA01" && failure.errors.newPassword === undefined) return step;
  return asksFor[failure.code] ?? step;
}

/** Why a password has to be replaced: it is temporary, or too old. */
export type Due = "SLASH_PA02" | "CB_PE01";
export const isDue = (code: string): code is Due => code === "SLASH_PA02" || code === "CB_PE01";
