import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { Domain } from "../domain.ts";
import type { Passkey, User } from "../store/store.ts";

/** Between the question and the answer somebody looks for the telephone. */
const answeredWithin = 5 * 60_000;

/** Loaded with the first passkey: it takes a tenth of a second and 15 MiB, which most starts need not pay. */
const webAuthn = () => import("@simplewebauthn/server");

/** A passkey belongs to the host name by which its user found us, and is good nowhere else. */
const hostOf = (origin: string) => new URL(origin).hostname;

async function newChallenge(domain: Domain, userId: number | null): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(domain.randomBytes(32));
  const challenge = Buffer.from(bytes).toString("base64url");
  const now = domain.now();
  await domain.store.write(async ({ passkeys }) => {
    await passkeys.removeExpiredChallenges(now);
    await passkeys.addChallenge({ challenge, userId, expiresAt: now + answeredWithin });
  });
  return bytes;
}

/** Was this asked, of the same person, and not answered yet? */
const isAsked = (domain: Domain, userId: number | null) => (challenge: string) =>
  domain.store.write(async ({ passkeys }) => {
    const asked = challenge.includes("\0") ? undefined : await passkeys.takeChallenge(challenge);
    return asked !== undefined && asked.userId === userId && asked.expiresAt > domain.now();
  });

const listed = ({ id, transports }: Passkey) => ({
  id,
  transports: transports.split(" ").filter((one) => one !== "") as NonNullable<
    RegistrationResponseJSON["response"]["transports"]
  >,
});

/** What a browser needs to make a passkey. A device that has one of this user's makes no second. */
export async function askForNewPasskey(domain: Domain, origin: string, user: User): Promise<object> {
  const before = await domain.store.view.passkeys.byUser(user.id);
  return (await webAuthn()).generateRegistrationOptions({
    rpName: "tonari",
    rpID: hostOf(origin),
    userName: user.code,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(String(user.id)),
    challenge: await newChallenge(domain, user.id),
    attestationType: "none",
    excludeCredentials: before.map(listed),
    // Found without a login name, and opened by fingerprint, face or PIN: two factors in one.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

export type NewPasskey = Pick<Passkey, "id" | "publicKey" | "counter" | "transports">;

/** undefined: it is no answer to what was asked. */
export async function readNewPasskey(
  domain: Domain,
  origin: string,
  user: User,
  answer: object,
): Promise<NewPasskey | undefined> {
  const checked = await attempt(async () =>
    (await webAuthn()).verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: isAsked(domain, user.id),
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
    }),
  );
  if (!checked?.verified) return undefined;
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
  return {
    id,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    counter,
    transports: transports.join(" "),
  };
}

/** What a browser needs to sign in: it knows itself which passkeys it has for this host. */
export async function askForPasskey(domain: Domain, origin: string): Promise<object> {
  return (await webAuthn()).generateAuthenticationOptions({
    rpID: hostOf(origin),
    challenge: await newChallenge(domain, null),
    userVerification: "required",
  });
}

/** The passkey that signed what was asked, with its counter as it is now. */
export async function provePasskey(
  domain: Domain,
  origin: string,
  answer: object,
): Promise<Passkey | undefined> {
  const { id } = answer as { id?: unknown };
  if (typeof id !== "string" || id.includes("\0")) return undefined;
  const passkey = await domain.store.view.passkeys.byId(id);
  if (!passkey) return undefined;
  const checked = await attempt(async () =>
    (await webAuthn()).verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: isAsked(domain, null),
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
      credential: {
        ...listed(passkey),
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
        counter: passkey.counter,
      },
    }),
  );
  return checked?.verified ? { ...passkey, counter: checked.authenticationInfo.newCounter } : undefined;
}

/** The library throws at whatever is not as it should be. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
