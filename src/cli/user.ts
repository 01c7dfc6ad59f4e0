import type { Command } from "commander";
import { newUser, profile } from "../api/user-shapes.ts";
import { hashPassword } from "../auth/passwords.ts";
import { BadConfig, type Flags, readConfig } from "../config.ts";
import { parameters } from "../core/input/shape.ts";
import { type Actor, nowhere } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import { openDomain } from "../open-domain.ts";
import type { Writer } from "../store/store.ts";
import { addUser, withDefaults } from "../users/add-user.ts";
import { changeUser } from "../users/change-user.ts";
import { setPassword } from "../users/set-password.ts";
import { askPassword } from "./ask-password.ts";
import { noted } from "./noted.ts";

/** `tonari user …` works on the data itself, also while the server runs and when nobody can sign in any more. */
export function userCommand(program: Command): void {
  const user = program.command("user").description("administer users");
  const command = (usage: string, says: string) =>
    user
      .command(usage)
      .description(says)
      .option("--data <folder>", "where the data is (TONARI_DATA; ./data)")
      .option("--database-url <url>", "postgres://… (TONARI_DATABASE_URL)");

  command("add <login>", "add a user (the password from TONARI_PASSWORD, or asked for)")
    .option("--name <name>", "how the user is shown; the login name if absent")
    .option("--email <address>")
    .option("--administrator", "administers users and the system")
    .action(add);
  command("list", "list the users").action(list);
  command("reset-password <login>", "give a user a new password").action(resetPassword);
  command("suspend <login>", "nobody can sign in as this user until it is resumed").action(suspend);
  command("resume <login>", "end a suspension").action(resume);
}

interface NewUserFlags extends Flags {
  readonly name?: string;
  readonly email?: string;
  readonly administrator?: boolean;
}

async function add(code: string, flags: NewUserFlags): Promise<void> {
  const { name = code, email, administrator } = flags;
  const given = { code, name, email, administrator, password: await askPassword("Password") };
  const { password, ...known } = parameters(given, newUser);
  const passwordHash = await hashPassword(password);
  await inDomain(flags, async (domain) => {
    const user = { ...withDefaults(known), passwordHash };
    const detail = { name: user.name, ...(user.administrator && { administrator: true }) };
    const { store, now } = noted(domain, { action: "directory.user.add", target: code, detail });
    const { id } = await store.write((writer) => addUser(writer, user, now()));
    console.log(`${code} is user ${id}.`);
  });
}

const pageSize = 500;

async function list(flags: Flags): Promise<void> {
  await inDomain(flags, async ({ store }) => {
    for (let offset = 0; ; offset += pageSize) {
      const users = await store.view.users.list({ offset, limit: pageSize });
      for (const { id, code, name, valid, administrator } of users) {
        const marks = [administrator && "administrator", !valid && "suspended"].filter(Boolean).join(", ");
        console.log([id, code, name, marks].join("\t"));
      }
      if (users.length < pageSize) return;
    }
  });
}

async function resetPassword(code: string, flags: Flags): Promise<void> {
  const { password } = parameters(
    { password: await askPassword("New password") },
    { password: newUser.password },
  );
  await inDomain(flags, async (domain) => {
    const done = noted(domain, { action: "credential.password.reset", target: code });
    await setPassword(done, await idOf(domain.store.view, code), { password });
    console.log(`${code} has a new password; all sessions have ended.`);
  });
}

const suspend = (code: string, flags: Flags) => change(code, flags, { valid: false }, "is suspended");
const resume = (code: string, flags: Flags) => change(code, flags, { valid: true }, "may sign in again");

async function change(code: string, flags: Flags, given: { valid: boolean }, done: string): Promise<void> {
  await inDomain(flags, async (domain) => {
    const { store, now } = noted(domain, { action: "directory.user.change", target: code, detail: given });
    const asked = { actor: atTheConsole, change: parameters({ ...given }, profile), now: now() };
    await store.write(async (writer) => changeUser(writer, { ...asked, id: await idOf(writer, code) }));
    console.log(`${code} ${done}.`);
  });
}

/** Whoever can open the data needs no other right. */
const atTheConsole: Actor = {
  method: "password",
  user: { id: 0, code: "", name: "", locale: "en", timeZone: "UTC", administrator: true },
  belonging: nowhere,
};

async function idOf(
  { users }: Pick<Writer, "users"> | { users: Pick<Writer["users"], "byCode"> },
  code: string,
) {
  const user = await users.byCode(code);
  if (user) return user.id;
  throw new BadConfig(`There is no user "${code}".`);
}

async function inDomain(flags: Flags, work: (domain: Domain) => Promise<void>): Promise<void> {
  const domain = await openDomain(readConfig(flags, process.env));
  try {
    await work(domain);
  } finally {
    await domain.store.close();
  }
}
