import type { IncomingMessage } from "node:http";
import { type BlockList, isIPv4, isIPv6 } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Domain } from "../domain.ts";

/** The proxies whose word counts: what anybody else forwards is made up. */
export type Proxies = BlockList | undefined;

export function isIn(list: BlockList, source = ""): boolean {
  const address = plain(source);
  if (isIPv4(address)) return list.check(address, "ipv4");
  return isIPv6(address) && list.check(address, "ipv6");
}

/**
 * The address a request comes from. X-Forwarded-For is read from its end: each proxy of ours adds the one before it,
 * and the first that is none of ours is the client, whatever it claims about others.
 */
export function addressOf({ socket, headers }: IncomingMessage, proxies: Proxies): string {
  let address = plain(socket.remoteAddress ?? "");
  const hops = last(headers["x-forwarded-for"]);
  while (proxies && isIn(proxies, address)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    address = withoutPort(hop);
  }
  return address;
}

type Public = Pick<Domain, "publicUrl">;

/** Did the client come over TLS, to us or to a proxy of ours? Where people use https nobody's cookie does without. */
export function isSecure(message: IncomingMessage, proxies: Proxies, { publicUrl }: Public): boolean {
  if (publicUrl?.startsWith("https:")) return true;
  const said = forwarded(message, "x-forwarded-proto", proxies);
  return said === undefined ? (message.socket as TLSSocket).encrypted === true : said === "https";
}

/** What the proxy nearest to us says of the request, if it is one of ours. */
export function forwarded(
  { socket, headers }: IncomingMessage,
  name: "x-forwarded-proto" | "x-forwarded-host",
  proxies: Proxies,
): string | undefined {
  if (!proxies || !isIn(proxies, socket.remoteAddress)) return undefined;
  return last(headers[name]).pop()?.toLowerCase();
}

/**
 * The address that people use, or else the one by which the caller found us, also behind a proxy of ours that says what it was asked for. Callers make up
 * what they like: it goes only into what they are answered themselves, and a host that is none is left out.
 */
export function originOf(message: IncomingMessage, proxies: Proxies, domain: Public): string {
  if (domain.publicUrl !== undefined) return domain.publicUrl;
  const asked = forwarded(message, "x-forwarded-host", proxies) ?? message.headers.host ?? "";
  const host = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(asked) ? asked : "localhost";
  return `${isSecure(message, proxies, domain) ? "https" : "http"}://${host}`;
}

/** Node joins a repeated header by commas. */
function last(value: string | string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** "10.0.0.7:4711" and "[::1]:4711", which some proxies write */
function withoutPort(text: string): string {
  const [, inside] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  return plain(inside ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1"));
}

/** IPv4 in IPv6's clothes */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
