import { boot } from "../parts/boot.ts";
import { screen } from "./screen.ts";

/** Which page this is, the addresses of others, and what surrounds them. */

const pages = { list: "APP_INDEX", detail: "APP_DETAIL", create: "APP_CREATE", edit: "APP_EDIT" } as const;

export async function getPageType(): Promise<{ type: string; page: string }> {
  const now = screen();
  if (now) return { type: "APP", page: pages[now.is] };
  throw new Error("this screen has no page type");
}

interface PageParameters {
  readonly appId?: string;
  readonly viewId?: string;
  readonly recordId?: string;
  readonly userCode?: string;
}

/** The full address of a page, by kintone's name for it. */
export async function buildPageUrl(page: string, parameters: PageParameters = {}): Promise<string> {
  const need = (name: keyof PageParameters) => {
    const value = parameters[name];
    if (value === undefined || value === "") throw new Error(`buildPageUrl: ${page} needs ${name}`);
    return encodeURIComponent(value);
  };
  const builders: Readonly<Record<string, () => string>> = {
    APP_INDEX: () => `/k/${need("appId")}/${parameters.viewId ? `?view=${need("viewId")}` : ""}`,
    APP_CREATE: () => `/k/${need("appId")}/edit`,
    APP_DETAIL: () => `/k/${need("appId")}/show#record=${need("recordId")}`,
    APP_EDIT: () => `/k/${need("appId")}/show#record=${need("recordId")}&mode=edit`,
    PORTAL_TOP: () => "/k/",
  };
  // The pages adapt to a telephone: there is no second address.
  const build = builders[page.replace(/_MOBILE$/, "")];
  if (!build) throw new Error(`buildPageUrl: there is no page ${page}`);
  return new URL(build(), location.origin).href;
}

export const isMobilePage = async (): Promise<boolean> => false;
export const isMobileApp = async (): Promise<boolean> => false;
export const isRevampedUI = async (): Promise<boolean> => false;
export const isUsersAndSystemAdministrator = async (): Promise<boolean> => boot.user?.administrator === true;

/** The first label of the host's name is what kintone calls the subdomain. */
export async function getDomain(): Promise<{ subdomain: string; baseDomain: string }> {
  const [subdomain = "", ...rest] = location.hostname.split(".");
  return { subdomain, baseDomain: rest.join(".") };
}
