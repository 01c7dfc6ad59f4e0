import { changeSecurity, securityOf } from "../auth/security.ts";
import { boolean, integer, object, optional, parameters } from "../core/input/shape.ts";
import { allowSystemAdministration } from "../core/permissions/domain.ts";
import { passwordLength } from "../core/users/password-policy.ts";
import type { ApiRequest } from "./request.ts";

const length = optional(integer({ min: 1, max: passwordLength.max }));
/** Each is compared when somebody chooses a password, which costs by design. */
const mostRemembered = 24;
const change = {
  lockout: optional(
    object({
      failures: optional(integer({ min: 0, max: 1000 })),
      minutes: optional(integer({ min: 0, max: 100_000 })),
    }),
  ),
  password: optional(
    object({
      minLength: length,
      administratorMinLength: length,
      lettersAndDigits: optional(boolean),
      differsFromLoginName: optional(boolean),
      differsFromCurrent: optional(boolean),
      remembered: optional(integer({ min: 0, max: mostRemembered })),
      validDays: optional(integer({ min: 0, max: 10_000 })),
      changeTemporary: optional(boolean),
    }),
  ),
  twoFactor: optional(object({ allowed: optional(boolean) })),
};

export function showSecurity({ domain, actor }: ApiRequest) {
  allowSystemAdministration(actor);
  return securityOf(domain.store.view);
}

export function updateSecurity({ domain, actor, given }: ApiRequest) {
  allowSystemAdministration(actor);
  const asked = parameters(given, change);
  return domain.store.write((store) => changeSecurity(store, asked));
}
