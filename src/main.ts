import { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { certCommand } from "./cli/cert.ts";
import { tokenCommand } from "./cli/token.ts";
import { userCommand } from "./cli/user.ts";
import { BadConfig, type Flags } from "./config.ts";
import { Problem } from "./core/errors/problem.ts";
import { renderProblem } from "./core/errors/render.ts";

const program = new Command("tonari")
  .description("A self-hosted business-app platform that speaks kintone's API.")
  .version(manifest.version, "-v, --version", "say which version this is");

const collect = (value: string, before: string[] = []) => [...before, value];

program
  .command("serve", { isDefault: true })
  .description("start the server")
  .option("--host <name>", "address to listen on (TONARI_HOST; loopback)")
  .option("--port <number>", "port to listen on, 0 for any free one (TONARI_PORT; 8080)")
  .option("--data <folder>", "where the data is (TONARI_DATA; ./data)")
  .option("--database-url <url>", "postgres://… instead of SQLite in the data folder (TONARI_DATABASE_URL)")
  .option("--locale <language>", "language of the domain: ja, en or zh (TONARI_LOCALE; en)")
  .option("--public-url <url>", "the address that people use, behind a reverse proxy (TONARI_PUBLIC_URL)")
  .option("--tls <auto>", "auto: https with a certificate of a local authority, both made in the data folder")
  .option("--tls-cert <file>", "certificate, PEM")
  .option("--tls-key <file>", "its key, PEM")
  .option(
    "--tls-client-ca <file>",
    "clients must bring a certificate signed by this authority; auto: the local one (tonari cert)",
  )
  .option("--tls-client-bind", "who signs in must be the user of the client certificate")
  .option(
    "--basic-auth <user:password>",
    "ask for this in front of everything, from addresses not in --allow-ip",
  )
  .option("--allow-ip <range>", "address or range that may come in; repeat it or separate by commas", collect)
  .option(
    "--trust-proxy <range>",
    "proxies whose X-Forwarded-For, -Proto and -Host count; repeat it or separate by commas",
    collect,
  )
  .option("--concurrency <number>", "API calls that may run at once (TONARI_CONCURRENCY; 100)")
  .option(
    "--body-timeout <seconds>",
    "how long nothing of a request's body may arrive, or of a download be taken (TONARI_BODY_TIMEOUT; 30)",
  )
  .option("--sample", "fill a domain that has no apps with apps made from open data")
  .option("--workers <number>", "processes that answer (1)")
  // Loaded only now: the other commands start faster without a server.
  .action(async (flags: Flags) => (await import("./cli/serve.ts")).serve(flags));

userCommand(program);
certCommand(program);
tokenCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  // A person sits in front of it: the sentence is for them, the stack for us.
  console.error(
    error instanceof BadConfig ? error.message : error instanceof Problem ? inWords(error) : error,
  );
  process.exitCode = 1;
}

function inWords(problem: Problem): string {
  const { message, errors = {} } = renderProblem(problem, "en", "");
  return [
    message,
    ...Object.entries(errors).map(([name, { messages }]) => `${name}: ${messages.join(" ")}`),
  ].join("\n");
}
