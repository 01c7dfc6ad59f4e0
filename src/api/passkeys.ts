import { askForPasskey } from "../auth/passkeys.ts";
import { problem } from "../core/errors/problem.ts";
import { isObject } from "../core/input/given.ts";
import { parameters, type Shape, text } from "../core/input/shape.ts";
import type { Passkey } from "../store/store.ts";
import { addPasskey, beginPasskey, ownPasskey, signInByPasskey } from "../users/passkeys.ts";
import { type ApiRequest, type OpenRequest, Reply } from "./request.ts";
import { openedSession } from "./session.ts";
import { anyPassword, notBlank, textThat } from "./user-shapes.ts";

const name = textThat(64, notBlank);
/** What the browser's WebAuthn answers, as JSON: looked into by auth/passkeys.ts. */
const answer: Shape<object> = {
  read(value) {
    if (!isObject(value)) throw problem("CB_IJ01");
    return value;
  },
  schema: { type: "object" },
};
const passkeyInPath = ({ path }: ApiRequest) => parameters(path, { passkey: text({ max: 2000 }) }).passkey;

export async function showMyPasskeys({ domain, actor }: ApiRequest) {
  return { passkeys: (await domain.store.view.passkeys.byUser(actor.user.id)).map(passkeyView) };
}

function passkeyView({ id, name, createdAt, usedAt }: Passkey) {
  const iso = (time: number) => new Date(time).toISOString();
  return { id, name, createdAt: iso(createdAt), usedAt: usedAt === null ? null : iso(usedAt) };
}

export async function beginMyPasskey({ domain, passwords, actor, origin, address, given }: ApiRequest) {
  const { current } = parameters(given, { current: anyPassword });
  return beginPasskey({ domain, passwords, actor, origin, address, current });
}

export async function addMyPasskey({ domain, actor, origin, address, given }: ApiRequest) {
  const asked = parameters(given, { name, answer });
  return new Reply(201, {}, { id: await addPasskey({ domain, actor, origin, address, ...asked }) });
}

export async function renameMyPasskey(request: ApiRequest) {
  const { domain, actor, given } = request;
  const id = passkeyInPath(request);
  const asked = parameters(given, { name });
  await domain.store.write(async (store) => {
    await ownPasskey(store, actor, id);
    await store.passkeys.rename(id, asked.name);
  });
}

export async function removeMyPasskey(request: ApiRequest) {
  const { domain, actor } = request;
  const id = passkeyInPath(request);
  await domain.store.write(async (store) => {
    await ownPasskey(store, actor, id);
    await store.passkeys.remove(id);
  });
}

export function beginPasskeySession({ domain, origin }: OpenRequest) {
  return askForPasskey(domain, origin);
}

export async function createPasskeySession(request: OpenRequest) {
  const { domain, origin, address, given } = request;
  const asked = parameters(given, { answer });
  return openedSession(request, await signInByPasskey(domain, origin, { ...asked, address }));
}
