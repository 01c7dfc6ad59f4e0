import { type Flags, readConfig } from "../config.ts";
import { openLog } from "../http/log.ts";
import { openDomain } from "../open-domain.ts";
import { start } from "../start.ts";
import { makeFirstAdministrator } from "../users/first-administrator.ts";

export async function serve(flags: Flags): Promise<void> {
  const config = readConfig(flags, process.env);
  const domain = await openDomain(config);
  const first = await makeFirstAdministrator(domain, config.administrator);
  if (first?.generated) {
    console.log(
      `The first administrator is "${first.user}" with the password ${first.password} (shown only now).`,
    );
  }
  const running = await start(config, domain, openLog());
  console.log(`tonari is ready at ${running.url}`);
  stopOnSignal(running.stop);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // The second time somebody means it.
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
