import { randomBytes } from "node:crypto";
import type { Command } from "commander";
import { BadConfig, type Flags, readConfig } from "../config.ts";
import { idOf } from "../credentials/credential.ts";
import { openDomain } from "../open-domain.ts";
import { writePrivate } from "../tls/file.ts";
import { issue, readIssued, revoke } from "../tls/issued.ts";
import { tlsFolder } from "../tls/open.ts";
import { noted } from "./noted.ts";

/** `tonari cert …` works on the data folder's own authority, also while the server runs. */
export function certCommand(program: Command): void {
  const cert = program
    .command("cert")
    .description("client certificates of the local authority, for --tls-client-ca auto");
  const command = (usage: string, says: string) =>
    cert
      .command(usage)
      .description(says)
      .option("--data <folder>", "where the data is (TONARI_DATA; ./data)")
      .option("--database-url <url>", "postgres://… (TONARI_DATABASE_URL)");

  command("issue <login>", "make a certificate for a user: a PFX file with its key")
    .option("--out <file>", "the file; the login name with .pfx if absent")
    .option("--password <password>", "of the file (TONARI_PFX_PASSWORD); made up and printed if absent")
    .action(issueCertificate);
  command("list", "list the certificates that were issued").action(list);
  command("revoke <id>", "let a certificate in no more, from now on").action(revokeCertificate);
}

interface IssueFlags extends Flags {
  readonly out?: string;
  readonly password?: string;
}

async function issueCertificate(code: string, flags: IssueFlags): Promise<void> {
  const config = readConfig(flags, process.env);
  const chosen = flags.password ?? process.env.TONARI_PFX_PASSWORD;
  const password = chosen || randomBytes(12).toString("base64url");
  const { out = `${code.replaceAll(/[^\p{L}\p{N}@._-]/gu, "_")}.pfx` } = flags;
  const domain = await openDomain(config);
  try {
    const user = await domain.store.view.users.byCode(code);
    if (!user) throw new BadConfig(`There is no user "${code}".`);
    if (!user.valid) throw new BadConfig(`${code} is suspended.`);
    const { issued, pfx } = await issue(tlsFolder(config), { user, password, now: domain.now() });
    const detail = { certificate: issued.id };
    const { store } = noted(domain, { action: "credential.certificate.issue", target: code, detail });
    await store.write(async () => undefined);
    await writePrivate(out, pfx);
    console.log(`Certificate ${issued.id} of ${code}, valid until ${dayOf(issued.endsAt)}, is in ${out}.`);
    if (!chosen) console.log(`Its password is ${password} (shown only now).`);
  } finally {
    await domain.store.close();
  }
}

async function list(flags: Flags): Promise<void> {
  const config = readConfig(flags, process.env);
  const all = await readIssued(tlsFolder(config));
  const domain = await openDomain(config);
  try {
    for (const { id, userId, issuedAt, endsAt, revokedAt } of all) {
      const user = await domain.store.view.users.byId(userId);
      const state =
        revokedAt !== undefined
          ? `revoked ${dayOf(revokedAt)}`
          : user?.valid
            ? ""
            : "refused: no such user, or suspended";
      console.log([id, user?.code ?? "?", dayOf(issuedAt), dayOf(endsAt), state].join("\t"));
    }
  } finally {
    await domain.store.close();
  }
}

async function revokeCertificate(id: string, flags: Flags): Promise<void> {
  const config = readConfig(flags, process.env);
  if (!(await revoke(tlsFolder(config), id, Date.now())))
    throw new BadConfig(`There is no certificate "${id}": tonari cert list`);
  const domain = await openDomain(config);
  try {
    const { store } = noted(domain, { action: "credential.revoke", target: idOf("certificate", id) });
    await store.write(async () => undefined);
  } finally {
    await domain.store.close();
  }
  console.log(`Certificate ${id} is revoked.`);
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
