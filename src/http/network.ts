import type { IncomingMessage, ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import { same } from "../auth/digest.ts";
import type { CertificateRules } from "./certificate.ts";
import { addressOf, isIn, type Proxies } from "./peer.ts";

export interface NetworkRules {
  /** sources that come in as they are */
  readonly allowed?: BlockList;
  /** everybody else must know this pair; without it they stay outside */
  readonly basic?: { readonly user: string; readonly password: string };
  /** proxies in front of us: they say where a request comes from */
  readonly proxies?: Proxies;
  readonly certificate?: CertificateRules;
}
export interface Refusal {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const noCertificate: Refusal = { status: 496, text: "496 No Cert" };

const challenge = { "WWW-Authenticate": 'Basic realm="tonari", charset="UTF-8"' };

/** What stands in front of everything, behind the client certificate: source address and Basic authentication. */
export function networkGate({ allowed, basic, proxies }: NetworkRules) {
  const wanted = basic && `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString("base64")}`;
  return (message: IncomingMessage): Refusal | undefined => {
    if (allowed ? isIn(allowed, addressOf(message, proxies)) : wanted === undefined) return undefined;
    if (wanted === undefined) return { status: 403, text: "403 Forbidden" };
    if (same(message.headers.authorization ?? "", wanted)) return undefined;
    return { status: 401, text: "401 Unauthorized", headers: challenge };
  };
}

/** Not kintone's JSON: whoever stands outside need not know what is inside. */
export function refuse(response: ServerResponse, { status, text, headers }: Refusal): void {
  const common = { "Content-Type": "text/plain; charset=utf-8", "Content-Length": Buffer.byteLength(text) };
  response.writeHead(status, { ...common, ...headers }).end(text);
}
