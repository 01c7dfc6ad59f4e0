import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";

export interface MySecurity {
  readonly twoFactor: boolean;
  readonly twoFactorAllowed: boolean;
  /** how many are left */
  readonly recoveryCodes: string;
  readonly password: { readonly minLength: number; readonly lettersAndDigits: boolean };
}

export const mySecurityQuery = queryOptions({
  queryKey: ["my-security"],
  queryFn: ({ signal }) => api.get<MySecurity>("/tonari/v1/me/security", {}, { signal }),
});
