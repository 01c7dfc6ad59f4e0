import { boot } from "../parts/boot.ts";

/** kintone.getLoginUser */
export function getLoginUser() {
  const { user, timeZone, language, domain } = boot;
  return {
    id: user?.id ?? "",
    code: user?.code ?? "",
    name: user?.name ?? "",
    email: user?.email ?? "",
    url: user?.url ?? "",
    employeeNumber: user?.employeeNumber ?? "",
    phone: user?.phone ?? "",
    mobilePhone: user?.mobilePhone ?? "",
    extensionNumber: user?.extensionNumber ?? "",
    timezone: timeZone ?? domain.timeZone,
    isGuest: false,
    language,
  };
}

/** For requests that a script makes without kintone.api. */
export const getRequestToken = (): string => boot.requestToken ?? "";

/** 2: the current design of kintone's pages for computers */
export const getUiVersion = (): 1 | 2 => 2;
