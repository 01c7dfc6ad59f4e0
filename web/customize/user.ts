import { boot } from "../parts/boot.ts";

/** kintone.getLoginUser */
export function getLoginUser() {
  const { id = "", code = "", name = "", email = "" } = boot.user ?? {};
  return {
    id,
    code,
    name,
    email,
    url: "",
    employeeNumber: "",
    phone: "",
    mobilePhone: "",
    extensionNumber: "",
    timezone: boot.timeZone ?? boot.domain.timeZone,
    isGuest: false,
    language: boot.language,
  };
}

/** For requests that a script makes without kintone.api. */
export const getRequestToken = (): string => boot.requestToken ?? "";

/** 2: the current design of kintone's pages for computers */
export const getUiVersion = (): 1 | 2 => 2;
