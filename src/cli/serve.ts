import cluster from "node:cluster";
import { join, resolve } from "node:path";
import { type Config, type Flags, readConfig } from "../config.ts";
import type { Domain } from "../domain.ts";
import { openLog } from "../http/log.ts";
import { openDomain } from "../open-domain.ts";
import { packageFolder } from "../package-folder.ts";
import { start } from "../start.ts";
import { authorityFile } from "../tls/authority.ts";
import { openTls, tlsFolder } from "../tls/open.ts";
import { makeFirstAdministrator } from "../users/first-administrator.ts";
import { runWorkers } from "./cluster.ts";

export async function serve(flags: Flags): Promise<void> {
  const config = readConfig(flags, process.env);
  if (cluster.isWorker) return answer(config);
  const running = await (config.workers > 1 ? startWorkers(config) : startHere(config));
  // Before it says so: whoever waits for the line may end it at once.
  stopOnSignal(running.stop);
  if (config.tls?.server === "auto") console.log(howToTrust(authorityFile(tlsFolder(config))));
  console.log(`tonari is ready at ${running.url}`);
}

/** Everything in this process. */
async function startHere(config: Config) {
  const domain = await openDomain(config);
  await prepare(config, domain);
  return start(config, domain, openLog());
}

/** This process prepares the domain and then only looks after the others. */
async function startWorkers(config: Config) {
  const domain = await openDomain(config);
  await prepare(config, domain);
  await domain.store.close();
  return runWorkers(config.workers, openLog());
}

async function answer(config: Config): Promise<void> {
  const running = await start(config, await openDomain(config), openLog());
  stopOnSignal(running.stop);
  process.send?.(running.url);
}

async function prepare(config: Config, domain: Domain): Promise<void> {
  const { administrator, sample } = config;
  // Before there are workers, who would each make their own.
  await openTls(config, domain.now());
  const first = await makeFirstAdministrator(domain, administrator);
  if (first?.generated) {
    console.log(
      `The first administrator is "${first.user}" with the password ${first.password} (shown only now).`,
    );
  }
  if (sample) await fill(domain);
}

function howToTrust(file: string): string {
  const path = resolve(file);
  return [
    `The certificate is signed by a local authority: ${path}`,
    `  Node: NODE_EXTRA_CA_CERTS=${path}   curl: --cacert ${path}`,
    "  Browsers: import it among the authorities that are trusted for web sites.",
  ].join("\n");
}

async function fill(domain: Domain): Promise<void> {
  const { loadSamples } = await import("../sample/load.ts");
  const made = await loadSamples(domain, join(packageFolder(), "samples"));
  console.log(made > 0 ? `${made} sample apps were made.` : "There are apps already: no samples were made.");
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // A worker gets Ctrl+C from the terminal and a signal from the first process; a person who repeats it means it.
      if (stopping) return cluster.isWorker || process.exit(1);
      stopping = true;
      stop().then(() => process.exit(0), fail);
    });
  }
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}
