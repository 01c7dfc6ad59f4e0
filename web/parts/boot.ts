import type { Scope } from "../../src/core/oauth/scopes.ts";

export type Language = "ja" | "en" | "zh";

export interface SignedInUser {
  readonly id: string;
  /** the login name */
  readonly code: string;
  readonly name: string;
  readonly email: string;
  /** "auto": follow the browser */
  readonly locale: string;
  /** "auto": follow the domain */
  readonly timeZone: string;
  readonly administrator: boolean;
  /** of the profile, for scripts; absent when empty */
  readonly url?: string;
  readonly employeeNumber?: string;
  readonly phone?: string;
  readonly mobilePhone?: string;
  readonly extensionNumber?: string;
}

/** Only at /oauth2/authorization: what an application asks the user for, or why it may not. */
export interface AskedAuthorization {
  readonly name: string;
  /** an address */
  readonly logo: string | null;
  readonly scopes: readonly Scope[];
  /** where the browser goes afterwards */
  readonly host: string;
}
interface RefusedAuthorization {
  readonly refused: "unknownClient" | "wrongEndpoint" | "notAllowed";
  /** finds the refusal in the log of requests */
  readonly id: string;
}

/** What the server writes into the page: who is here and in which language, so that the first paint is the right one. */
export interface Boot {
  readonly user: SignedInUser | null;
  /** the page's proof that a write comes from it; another one after signing in again */
  requestToken?: string;
  /** resolved for this user, like the time zone */
  readonly language: Language;
  readonly timeZone?: string;
  readonly domain: {
    readonly language: Language;
    readonly timeZone: string;
    /** the address that people use, if the operator said which */
    readonly url?: string;
  };
  readonly authorization?: AskedAuthorization | RefusedAuthorization;
}

const nobody: Boot = { user: null, language: "en", domain: { language: "en", timeZone: "UTC" } };

function readBoot(): Boot {
  const text = document.getElementById("boot")?.textContent ?? "null";
  return (JSON.parse(text) as Boot | null) ?? nobody;
}

/** What others are told to use: not the back door by which an administrator may be looking. */
export const ownAddress = (): string => boot.domain.url ?? location.origin;

/** Signing in and out load a new page, so nobody else comes while a page lives. */
export const boot: Boot = readBoot();
