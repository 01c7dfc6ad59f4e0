import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { BadConfig } from "../config.ts";

/** TONARI_PASSWORD, else what is typed; nothing of it appears on the screen. */
export async function askPassword(what: string): Promise<string> {
  const given = process.env.TONARI_PASSWORD;
  if (given) return given;
  if (!process.stdin.isTTY) throw new BadConfig("Set TONARI_PASSWORD: there is no terminal to ask at.");
  process.stderr.write(`${what}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
