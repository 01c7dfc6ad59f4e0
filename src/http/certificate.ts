import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { noteUse } from "../auth/note-use.ts";
import type { Domain } from "../domain.ts";
import type { User } from "../store/store.ts";
import type { Log } from "./log.ts";
import { addressOf, type Proxies } from "./peer.ts";

interface Issued {
  readonly id: string;
  readonly userId: number;
  readonly revokedAt?: number;
}

/** Connections must bring a certificate that our authority signed. */
export interface CertificateRules {
  /** the list of those that were issued; absent: another authority than ours keeps it */
  issued?(fingerprint: string): Promise<Issued | undefined>;
  /** only the certificate's user may sign in through it */
  readonly bind: boolean;
}

interface Gate {
  readonly rules: CertificateRules;
  readonly proxies: Proxies;
  readonly log: Log;
}

/** Does the connection bring a certificate that counts? Asked of every request, not only of every connection: suspending and revoking work at once. */
export function certificateGate(domain: Domain, { rules, proxies, log }: Gate) {
  const note = noteUses(domain);
  return async (message: IncomingMessage): Promise<boolean> => {
    const socket = message.socket as TLSSocket;
    const answer = socket.authorized
      ? await holderOf(domain, rules, nameOf(socket))
      : "not signed by the authority";
    if (typeof answer === "string") {
      log.info({ status: 496, why: `client certificate: ${answer}` }, "refused");
      return false;
    }
    if (answer.issued) note(answer.issued, addressOf(message, proxies));
    if (rules.bind && answer.user) bound.set(message, answer.user.id);
    return true;
  };
}

/** The only user who may sign in with this request, where certificates are bound to users. */
export function boundUser(message: IncomingMessage): number | undefined {
  return bound.get(message);
}
const bound = new WeakMap<IncomingMessage, number>();

interface Name {
  readonly fingerprint: string;
  /** the subject's common name: the login name of the user, if the certificate is a person's */
  readonly commonName: string;
}

async function holderOf(
  { store }: Domain,
  { issued, bind }: CertificateRules,
  { fingerprint, commonName }: Name,
): Promise<{ readonly user: User | undefined; readonly issued?: Issued } | string> {
  const { users } = store.view;
  const one = await issued?.(fingerprint);
  if (issued && (!one || one.revokedAt !== undefined)) return one ? "revoked" : "never issued";
  const user = one ? await users.byId(one.userId) : storable(commonName) && (await users.byCode(commonName));
  if (user) return user.valid ? { user, ...(one && { issued: one }) } : "its user is suspended";
  return issued || bind ? "its user is unknown" : { user: undefined };
}

const notedEvery = 5 * 60_000;

/** A certificate comes with every request: its use is written now and then, and no request waits for it. */
function noteUses(domain: Domain) {
  const noted = new Map<string, number>();
  return ({ id }: Issued, usedFrom: string): void => {
    const usedAt = domain.now();
    if (usedAt - (noted.get(id) ?? 0) < notedEvery) return;
    noted.set(id, usedAt);
    void noteUse(domain, `certificate ${id}`, (store) => store.certificateUses.set({ id, usedAt, usedFrom }));
  };
}

const storable = (text: string) => (text.includes("\0") ? undefined : text);

/** Reading a certificate costs more than looking it up: once for each connection is enough. */
function nameOf(socket: TLSSocket): Name {
  const before = names.get(socket);
  if (before) return before;
  const { fingerprint256: fingerprint, subject } = socket.getPeerCertificate();
  const name = { fingerprint, commonName: [subject?.CN].flat()[0] ?? "" };
  names.set(socket, name);
  return name;
}
const names = new WeakMap<TLSSocket, Name>();
