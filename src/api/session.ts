import { allowCertificate } from "../auth/certificate.ts";
import { cookieOf, expiredCookie, setCookie } from "../auth/cookie.ts";
import { actingUser } from "../auth/method.ts";
import type { OpenSession } from "../auth/session.ts";
import type { Language } from "../core/errors/language.ts";
import { chooseLanguage } from "../core/errors/language.ts";
import { optional, parameters, text } from "../core/input/shape.ts";
import type { Domain } from "../domain.ts";
import { signIn } from "../users/sign-in.ts";
import { signOut } from "../users/sign-out.ts";
import { type ApiRequest, type OpenRequest, Reply } from "./request.ts";

const signingIn = {
  login: text(),
  password: text(),
  newPassword: optional(text()),
  code: optional(text({ max: 100 })),
};

export async function createSession(request: OpenRequest) {
  const { domain, passwords, address } = request;
  const asked = parameters(request.given, signingIn);
  return openedSession(request, await signIn({ domain, passwords, address, ...asked }));
}

type Opened = OpenSession & { readonly cookie: string };

/** The reply to whoever proved who they are, in whichever way. */
export async function openedSession(request: OpenRequest, open: Opened) {
  const { domain, address } = request;
  await refuseForeignCertificate(request, open);
  // Whoever's session this browser carried: nobody goes on in it beside the new one.
  await signOut(domain, cookieOf(request.header("cookie"), request.secure), address);
  const acceptLanguage = request.header("accept-language");
  const language = chooseLanguage({ setting: open.user.locale, acceptLanguage, domain: domain.language });
  const headers = { "Set-Cookie": setCookie(open.cookie, request.secure) };
  return new Reply(200, headers, await sessionView(domain, open, language));
}

/** Only now: whoever does not know the password learns nothing about certificates. */
async function refuseForeignCertificate(
  { domain, boundUser, address }: OpenRequest,
  { user, cookie }: Opened,
): Promise<void> {
  try {
    allowCertificate(boundUser, { method: "session", user: actingUser(user, domain.timeZone) });
  } catch (error) {
    await signOut(domain, cookie, address);
    throw error;
  }
}

export async function showSession({ domain, session, language }: ApiRequest) {
  const user = session && (await domain.store.view.users.byId(session.userId));
  return user && sessionView(domain, { session, user }, language);
}

export async function deleteSession({ domain, address, header, secure }: ApiRequest) {
  await signOut(domain, cookieOf(header("cookie"), secure), address);
  return new Reply(200, { "Set-Cookie": expiredCookie(secure) }, {});
}

/** What the pages know about who is signed in. */
export async function sessionView(domain: Domain, { session, user }: OpenSession, language: Language) {
  const { code, name, email, locale, timeZone, administrator } = user;
  const profile = (await domain.store.view.directory.profiles([user.id])).get(user.id)?.profile ?? {};
  const { phone, mobilePhone, extensionNumber, url, employeeNumber } = profile;
  return {
    user: {
      ...{ id: String(user.id), code, name, email, locale, timeZone, administrator },
      ...{ phone, mobilePhone, extensionNumber, url, employeeNumber },
    },
    requestToken: session.requestToken,
    language,
    timeZone: actingUser(user, domain.timeZone).timeZone,
    domain: { language: domain.language, timeZone: domain.timeZone, url: domain.publicUrl },
  };
}
