import { note } from "../audit/note.ts";
import { type PasswordState, passwordState } from "../auth/password-state.ts";
import { hashPassword, type Passwords } from "../auth/passwords.ts";
import { provePassword } from "../auth/prove-password.ts";
import { proveSecondFactor } from "../auth/second-factor.ts";
import type { OpenSession } from "../auth/session.ts";
import { invalid, problem } from "../core/errors/problem.ts";
import { againstPolicy } from "../core/users/password-policy.ts";
import type { Domain } from "../domain.ts";
import type { User } from "../store/store.ts";
import { loadUser, saveUser } from "./change-user.ts";
import { againstFormer } from "./former-passwords.ts";
import { openSession } from "./open-session.ts";

interface SignIn {
  readonly domain: Domain;
  readonly passwords: Passwords;
  /** where the request comes from */
  readonly address: string;
  readonly login: string;
  readonly password: string;
  /** replaces a password that is temporary or too old */
  readonly newPassword?: string;
  /** of the app on the user's telephone, or one of the recovery codes */
  readonly code?: string;
}

/** A new session and the value of its cookie. What was wrong, the name or the password, is not told. */
export async function signIn(asked: SignIn): Promise<OpenSession & { readonly cookie: string }> {
  const { domain, passwords, address, login: code, password } = asked;
  const known = await domain.store.view.users.byCode(code);
  const right = await provePassword({ domain, passwords, user: known, code, password, address });
  if (!right || !known) throw problem("SLASH_LO02");
  const state = await passwordState(domain.store.view, known, domain.now());
  const chosen = await replacement(asked, known, state);
  // Last, because a code is taken once.
  if (state.twoFactor) await askForCode(domain, known, asked);
  const user = chosen === undefined ? known : await replace(domain, known, { chosen, address });
  const open = await domain.store.write(async (store) => {
    const who = { user: user.code, target: user.code, address, detail: { twoFactor: state.twoFactor } };
    await note(store, { at: domain.now(), action: "signIn.success", ...who });
    return openSession(store, domain, user, address);
  });
  return { user, ...open };
}

/** The password that takes the place of one which has to go. */
async function replacement(
  { domain, password: current, newPassword }: SignIn,
  user: User,
  { due, policy }: PasswordState,
): Promise<string | undefined> {
  if (!due) return undefined;
  if (newPassword === undefined) throw problem(due);
  const wrong = againstPolicy({ password: newPassword, current, user }, policy);
  // Whatever the rules say, the same password again would replace nothing.
  if (newPassword === current && wrong.length === 0) throw problem(due);
  if (wrong.length > 0) throw invalid({ newPassword: wrong });
  const former = await againstFormer(domain.store.view, user, newPassword, policy);
  if (former.length > 0) throw invalid({ newPassword: former });
  return newPassword;
}

async function askForCode(domain: Domain, user: User, { code, address }: SignIn): Promise<void> {
  if (code === undefined || code === "") throw problem("SLASH_TW01");
  if (!(await proveSecondFactor(domain, user, { code, address }))) throw problem("SLASH_TW02");
}

async function replace(
  { store, now }: Domain,
  proven: User,
  { chosen, address }: { readonly chosen: string; readonly address: string },
): Promise<User> {
  const passwordHash = await hashPassword(chosen);
  return store.write(async (writer) => {
    const user = await loadUser(writer, proven.id);
    // Somebody else changed it meanwhile: what was proven counts no more.
    if (user.credentialVersion !== proven.credentialVersion) throw problem("SLASH_LO02");
    await saveUser(writer, user, { passwordHash }, now());
    const who = { user: user.code, target: user.code, address };
    await note(writer, { at: now(), action: "credential.password.own", ...who });
    return loadUser(writer, proven.id);
  });
}
