import { BlockList, isIP } from "node:net";
import type { Language } from "./core/errors/language.ts";

const languages: readonly Language[] = ["ja", "en", "zh"];

/** How the program was started. Every value comes from a flag, else from the environment, else from here. */
export interface Config {
  readonly host: string;
  /** 0: any free port */
  readonly port: number;
  /** the folder of the SQLite database and of the files */
  readonly data: string;
  /** postgres://…; without it SQLite in the data folder */
  readonly databaseUrl?: string;
  readonly language: Language;
  /** the address that people use, an origin; absent: whichever they come by */
  readonly publicUrl?: string;
  readonly administrator: { readonly user?: string; readonly password?: string };
  /** 32 bytes that seal what must be read again; absent: the data folder has its own */
  readonly secretKey?: Uint8Array;
  readonly tls?: TlsConfig;
  readonly basicAuth?: { readonly user: string; readonly password: string };
  /** sources that may come in without Basic authentication; absent: no list */
  readonly allowIp?: readonly string[];
  /** proxies whose X-Forwarded-For, -Proto and -Host count */
  readonly trustProxy?: readonly string[];
  /** calls of the API that run at once, in all processes of the domain together */
  readonly concurrency: number;
  /** seconds that nothing of a body may arrive */
  readonly bodyTimeout: number;
  readonly workers: number;
  /** fill a domain that has no apps */
  readonly sample: boolean;
}

/** "auto": of the data folder's own authority */
interface TlsConfig {
  readonly server: "auto" | { readonly cert: string; readonly key: string };
  /** a file; present: clients must bring a certificate that this authority signed */
  readonly clientCa?: string;
  /** who signs in must be the user of the certificate */
  readonly bind?: boolean;
}

/** The flags as commander hands them over. */
export interface Flags {
  readonly host?: string;
  readonly port?: string;
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly locale?: string;
  readonly publicUrl?: string;
  readonly tls?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsClientCa?: string;
  readonly tlsClientBind?: boolean;
  readonly basicAuth?: string;
  readonly allowIp?: readonly string[];
  readonly trustProxy?: readonly string[];
  readonly concurrency?: string;
  readonly bodyTimeout?: string;
  readonly workers?: string;
  readonly sample?: boolean;
}
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value that cannot be used: its message is for the person at the terminal. */
export class BadConfig extends Error {
  override readonly name = "BadConfig";
}

export function readConfig(flags: Flags, environment: Environment): Config {
  const databaseUrl = readDatabaseUrl(either(flags.databaseUrl, environment.TONARI_DATABASE_URL));
  const publicUrl = either(flags.publicUrl, environment.TONARI_PUBLIC_URL);
  const secretKey = either(environment.TONARI_SECRET_KEY);
  const tls = readTls(flags);
  const basicAuth = readBasicAuth(flags.basicAuth);
  const allowIp = readRanges("--allow-ip", flags.allowIp);
  const trustProxy = readRanges("--trust-proxy", flags.trustProxy);
  return {
    host: either(flags.host, environment.TONARI_HOST) ?? "localhost",
    port: readWhole("--port", either(flags.port, environment.TONARI_PORT) ?? "8080", 0, 65_535),
    data: either(flags.data, environment.TONARI_DATA) ?? "./data",
    ...(databaseUrl !== undefined && { databaseUrl }),
    language: readLanguage(either(flags.locale, environment.TONARI_LOCALE) ?? "en"),
    ...(publicUrl !== undefined && { publicUrl: readPublicUrl(publicUrl) }),
    administrator: {
      user: either(environment.TONARI_ADMIN_USER),
      password: either(environment.TONARI_ADMIN_PASSWORD),
    },
    ...(secretKey !== undefined && { secretKey: readSecretKey(secretKey, "TONARI_SECRET_KEY") }),
    ...(tls && { tls }),
    ...(basicAuth && { basicAuth }),
    ...(allowIp && { allowIp }),
    ...(trustProxy && { trustProxy }),
    concurrency: readWhole(
      "--concurrency",
      either(flags.concurrency, environment.TONARI_CONCURRENCY) ?? "100",
      1,
      100_000,
    ),
    bodyTimeout: readWhole(
      "--body-timeout",
      either(flags.bodyTimeout, environment.TONARI_BODY_TIMEOUT) ?? "30",
      1,
      3600,
    ),
    sample: flags.sample === true,
    workers: readWhole("--workers", flags.workers ?? "1", 1, 256),
  };
}

/** The first that is given; an empty environment variable counts as absent. */
function either(...values: (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== "");
}

function readWhole(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new BadConfig(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function readLanguage(text: string): Language {
  const language = languages.find((one) => one === text);
  if (language) return language;
  throw new BadConfig(`--locale must be one of ${languages.join(", ")}, not "${text}".`);
}

// The address may hold a password: the message does not repeat it.
function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\/\S+$/.test(text)) return text;
  throw new BadConfig("--database-url must start with postgres://");
}

// Pages and scripts find everything from the root of their host, so the address ends there.
function readPublicUrl(text: string): string {
  const url = /^https?:\/\/[^\s/?#@\\]+\/?$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url) return url.origin;
  throw new BadConfig(`--public-url must be like https://apps.example.com, without a path, not "${text}".`);
}

/** The message does not repeat it. */
export function readSecretKey(text: string, name: string): Uint8Array {
  const bytes = /^[\da-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (/^[\w+/-]{43}=?$|^[\da-f]{64}$/i.test(text) && bytes.length === 32) return bytes;
  throw new BadConfig(`${name} must be 32 bytes in Base64 or hex: openssl rand -base64 32`);
}

function readTls(flags: Flags): Config["tls"] {
  const { tlsClientCa: clientCa, tlsClientBind: bind } = flags;
  const server = readTlsServer(flags);
  if (server === undefined && clientCa === undefined && !bind) return undefined;
  if (server === undefined)
    throw new BadConfig("--tls-client-ca needs --tls auto, or --tls-cert and --tls-key.");
  if (clientCa === undefined && bind) throw new BadConfig("--tls-client-bind needs --tls-client-ca.");
  return { server, ...(clientCa !== undefined && { clientCa }), ...(bind && { bind }) };
}

function readTlsServer({ tls, tlsCert: cert, tlsKey: key }: Flags): TlsConfig["server"] | undefined {
  if (tls !== undefined && tls !== "auto") throw new BadConfig(`--tls can only be auto, not "${tls}".`);
  if (tls && (cert !== undefined || key !== undefined))
    throw new BadConfig(
      "--tls auto makes the certificate: --tls-cert and --tls-key have no place beside it.",
    );
  if (tls === "auto" || (cert === undefined && key === undefined)) return tls;
  if (cert !== undefined && key !== undefined) return { cert, key };
  throw new BadConfig("--tls-cert and --tls-key must be given together.");
}

// kintone: the name is at most 127 of letters, digits, - and _; the password 5 to 64 printable half-width characters.
function readBasicAuth(text: string | undefined): Config["basicAuth"] {
  if (text === undefined) return undefined;
  const [, user, password] = /^([A-Za-z0-9_-]{1,127}):([\x20-\x7e]{5,64})$/.exec(text) ?? [];
  if (user !== undefined && password !== undefined) return { user, password };
  throw new BadConfig(
    "--basic-auth must be user:password (user: letters, digits, - and _; password: 5 to 64 printable ASCII characters).",
  );
}

function readRanges(flag: string, given: readonly string[] | undefined): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const all = given.flatMap((text) => text.split(",")).map((text) => text.trim());
  for (const one of all) readRange(one, flag);
  return all;
}

interface Range {
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

/** "192.168.0.0/16", "10.0.0.7", "2001:db8::/32" */
function readRange(text: string, flag = "a list"): Range {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  const bits = version === 6 ? 128 : 32;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (version !== 0 && rest.length === 0 && length <= bits) {
    return { address, prefix: length, family: version === 6 ? "ipv6" : "ipv4" };
  }
  throw new BadConfig(`${flag} must be an address or a range like 192.168.0.0/16, not "${text}".`);
}

export function rangesOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const { address, prefix, family } of ranges.map((one) => readRange(one)))
    list.addSubnet(address, prefix, family);
  return list;
}
