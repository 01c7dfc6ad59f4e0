import { securityOf } from "../auth/security.ts";
import { parameters, text } from "../core/input/shape.ts";
import { allowUserAdministration } from "../core/permissions/domain.ts";
import { beginTwoFactor, confirmTwoFactor, endTwoFactor, resetTwoFactor } from "../users/two-factor.ts";
import { type ApiRequest, Reply } from "./request.ts";
import { anyPassword } from "./user-shapes.ts";
import { userId } from "./users.ts";

const byPassword = { current: anyPassword };

/** What the page of one's own settings shows about signing in. */
export async function showMySecurity({ domain, actor }: ApiRequest) {
  const { view } = domain.store;
  const credential = await view.credentials.byUser(actor.user.id);
  const { password, twoFactor } = await securityOf(view);
  const { minLength, administratorMinLength, lettersAndDigits } = password;
  return {
    twoFactor: credential?.totpOn ?? false,
    twoFactorAllowed: twoFactor.allowed,
    recoveryCodes: String(credential?.recoveryDigests.length ?? 0),
    password: {
      minLength: actor.user.administrator ? administratorMinLength : minLength,
      lettersAndDigits,
    },
  };
}

export async function beginMyTwoFactor({ domain, passwords, actor, address, given }: ApiRequest) {
  const { current } = parameters(given, byPassword);
  return new Reply(201, {}, await beginTwoFactor({ domain, passwords, actor, address, current }));
}

export async function confirmMyTwoFactor({ domain, actor, given }: ApiRequest) {
  const { code } = parameters(given, { code: text({ max: 100 }) });
  return { recoveryCodes: await confirmTwoFactor(domain, actor.user.id, code) };
}

export async function endMyTwoFactor({ domain, passwords, actor, address, given }: ApiRequest) {
  const { current } = parameters(given, byPassword);
  await endTwoFactor({ domain, passwords, actor, address, current });
}

export async function resetUsersTwoFactor({ domain, actor, path }: ApiRequest) {
  allowUserAdministration(actor);
  await resetTwoFactor(domain, userId(path));
}
