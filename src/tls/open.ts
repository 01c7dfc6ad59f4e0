import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { localAuthority } from "./authority.ts";
import { localServer } from "./server-certificate.ts";

/** What a TLS server is made of. With an authority, clients are asked for certificates that it signed. */
export interface Tls {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
  readonly ca?: string | Buffer;
}

export const tlsFolder = ({ data }: Pick<Config, "data">) => join(data, "tls");

/** The files that the configuration names; those of the local authority are made if need be. */
export async function openTls(config: Config, now: number): Promise<Tls | undefined> {
  const { tls, host } = config;
  if (!tls) return undefined;
  const folder = tlsFolder(config);
  const { cert, key } =
    tls.server === "auto"
      ? await localServer(folder, host, now)
      : { cert: await readFile(tls.server.cert), key: await readFile(tls.server.key) };
  if (tls.clientCa === undefined) return { cert, key };
  const ca =
    tls.clientCa === "auto" ? (await localAuthority(folder, now)).cert : await readFile(tls.clientCa);
  return { cert, key, ca };
}
