import type { Command } from "commander";
import { BadConfig } from "../config.ts";
import { askPassword } from "./ask-password.ts";

interface Where {
  readonly url: string;
  readonly user: string;
  readonly app: string;
}
interface NewToken extends Where {
  readonly permissions: string;
  readonly memo?: string;
  readonly draft?: boolean;
}

/** `tonari token …` asks a running server, as a user who may manage the app. */
export function tokenCommand(program: Command): void {
  const token = program.command("token").description("make and list API tokens of an app");
  const command = (name: string, says: string) =>
    token
      .command(name)
      .description(`${says} (the password from TONARI_PASSWORD, or asked for)`)
      .option("--url <url>", "where the server is", "http://localhost:8080")
      .requiredOption("--user <login>", "somebody who may manage the app")
      .requiredOption("--app <id>", "the app");

  command("create", "make a token and print it: it is shown only now")
    .option("--permissions <list>", "of view, add, edit, delete, manage, separated by commas", "view")
    .option("--memo <text>", "what the token is for")
    .option("--draft", "let it work from the next app update on, not at once")
    .action(create);
  command("list", "list the tokens, without their text").action(list);
}

async function create({ permissions, memo, draft, ...where }: NewToken): Promise<void> {
  const wanted = permissions.split(",").map((permission) => permission.trim());
  const body = { permissions: wanted, ...(memo !== undefined && { memo }), deploy: !draft };
  const { token } = await call<{ token: string }>(where, "POST", body);
  console.log(token);
}

interface Listed {
  readonly id: string;
  readonly hint: string;
  readonly permissions: readonly string[];
  readonly memo: string;
  readonly live: object | null;
}

async function list(where: Where): Promise<void> {
  const { tokens } = await call<{ tokens: Listed[] }>(where, "GET");
  for (const { id, hint, permissions, memo, live } of tokens) {
    console.log([id, `${hint}…`, permissions.join(","), live ? "live" : "draft", memo].join("\t"));
  }
}

async function call<T>({ url, user, app }: Where, method: string, body?: object): Promise<T> {
  const password = await askPassword(`Password of ${user}`);
  const address = new URL(`/tonari/v1/apps/${encodeURIComponent(app)}/tokens`, url);
  const reply = await fetch(address, {
    method,
    headers: {
      "X-Cybozu-Authorization": Buffer.from(`${user}:${password}`).toString("base64"),
      ...(body && { "Content-Type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: Error) => {
    throw new BadConfig(`${url} does not answer: ${error.message}`);
  });
  const answer: unknown = await reply.json().catch(() => undefined);
  if (reply.ok) return answer as T;
  throw new BadConfig(describe(answer) ?? `${url} answers ${reply.status}`);
}

/** kintone's error, as sentences. */
function describe(answer: unknown): string | undefined {
  if (typeof answer !== "object" || answer === null || !("message" in answer)) return undefined;
  const errors =
    "errors" in answer ? Object.entries(answer.errors as Record<string, { messages: string[] }>) : [];
  return [answer.message, ...errors.map(([path, { messages }]) => `${path}: ${messages.join(" ")}`)].join(
    "\n",
  );
}
