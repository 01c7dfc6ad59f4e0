import { problem } from "../core/errors/problem.ts";
import { actorBy, type Method, type Presented } from "./method.ts";
import { passwordState } from "./password-state.ts";
import { provePassword } from "./prove-password.ts";

/**
 * `X-Cybozu-Authorization: base64(login:password)`. Whatever is wrong with it, the answer is the same, until the login
 * name is locked.
 */
export const password: Method = {
  given: ({ header }) => header("x-cybozu-authorization") || undefined,
  check,
};

/** As long as the hash of a password is remembered: see Passwords. */
const rememberedFor = 60_000;

const refused = (why: string) => problem("CB_WA01", {}, { why });

async function check({ domain, passwords, address }: Presented, given: string) {
  const credential = readCredential(given);
  if (!credential) return refused("not the Base64 of login:password");
  const user = await domain.store.view.users.byCode(credential.code);
  if ((await provePassword({ domain, passwords, user, address, ...credential })) && user) {
    const now = domain.now();
    const { due, expiresAt, twoFactor } = await passwordState(domain.store.view, user, now);
    if (twoFactor) return problem("CB_TW02");
    if (due) return problem(due);
    return { actor: actorBy("password", user, domain), until: Math.min(now + rememberedFor, expiresAt) };
  }
  return refused(user?.valid === false ? "the user is suspended" : "unknown user or wrong password");
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The login name ends at the first colon: a password may contain more of them. */
export function readCredential(given: string): { code: string; password: string } | undefined {
  if (!base64.test(given)) return undefined;
  const text = decode(given);
  const colon = text?.indexOf(":") ?? -1;
  // No login name holds a NUL, and not every database can be asked for one.
  if (text === undefined || colon < 1 || colon === text.length - 1 || text.includes("\0")) return undefined;
  return { code: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decode(given: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(given, "base64"));
  } catch {
    return undefined;
  }
}
