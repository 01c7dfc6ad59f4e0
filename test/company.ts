import { startServer } from "../src/index.ts";
import { whenFileEnds } from "./file-end.ts";
import { Person } from "./person.ts";
import { freshPostgresUrl } from "./postgres.ts";

export type Engine = "sqlite" | "postgres";

/**
 * The small company of all tests: Aiko owns the app Orders, Ben may view it, Chie is outside, and the admin administers
 * the domain. One server per test file and engine; it closes when the file's tests are done.
 */
export type Company = Awaited<ReturnType<typeof found>>;

const companies = new Map<Engine, Promise<Company>>();

export function company({ engine = "sqlite" }: { engine?: Engine } = {}): Promise<Company> {
  const running = companies.get(engine);
  if (running) return running;
  const founded = found(engine);
  companies.set(engine, founded);
  whenFileEnds(async () => {
    companies.delete(engine);
    await (await founded).stop();
  });
  return founded;
}

const password = "correct horse 1";

async function found(engine: Engine) {
  const database = engine === "postgres" ? await freshPostgresUrl() : undefined;
  const lines: string[] = [];
  const server = await startServer({
    ...(database && { databaseUrl: database.url, schema: database.schema }),
    administrator: { user: "admin", password },
    log: { write: (line) => lines.push(line) },
  });
  const { url, domain } = server;
  const admin = new Person(url, { code: "admin", password });
  const hire = async (code: string, name: string) => {
    const reply = await admin.post("/tonari/v1/users", { code, name, password });
    if (reply.status !== 201) throw new Error(`${code} was not hired: ${JSON.stringify(reply.body)}`);
    return new Person(url, { code, password, id: reply.body.id });
  };
  const aiko = await hire("aiko", "Aiko");
  const ben = await hire("ben", "Ben");
  const chie = await hire("chie", "Chie");
  const orders = await foundApp(aiko, "Orders");
  return {
    url,
    domain,
    admin,
    aiko,
    ben,
    chie,
    /** Orders' id */
    orders,
    hire,
    /** another app like Orders: its id */
    found: foundApp,
    anonymous: new Person(url, {}),
    /** what the server logged, one JSON text a line */
    lines,
    /** a caller with these API tokens */
    withToken: (...tokens: string[]) => new Person(url, { tokens }),
    /** a token of the app (Orders) that works at once */
    async token(permissions: readonly string[], app = orders) {
      const reply = await aiko.post(`/tonari/v1/apps/${app}/tokens`, { permissions, deploy: true });
      if (reply.status !== 201) throw new Error(`no token: ${JSON.stringify(reply.body)}`);
      return reply.body.token as string;
    },
    stop: () => server.stop(),
  };
}

const rights = {
  appEditable: false,
  recordViewable: false,
  recordAddable: false,
  recordEditable: false,
  recordDeletable: false,
  recordImportable: false,
  recordExportable: false,
};
const everyRight = Object.fromEntries(Object.keys(rights).map((right) => [right, true]));

const properties = {
  name: { type: "SINGLE_LINE_TEXT", code: "name", label: "Name", required: true },
  number: { type: "SINGLE_LINE_TEXT", code: "number", label: "Number", unique: true },
  qty: { type: "NUMBER", code: "qty", label: "Quantity" },
  day: { type: "DATE", code: "day", label: "Day" },
  notes: { type: "MULTI_LINE_TEXT", code: "notes", label: "Notes" },
  papers: { type: "FILE", code: "papers", label: "Papers" },
};

/** Made as a person makes it: through the API. */
async function foundApp(owner: Person, name: string): Promise<string> {
  const { app } = await done(owner.post("/k/v1/preview/app.json", { name }));
  await done(owner.post("/k/v1/preview/app/form/fields.json", { app, properties }));
  const acl = [
    { entity: { type: "CREATOR" }, ...rights, ...everyRight },
    { entity: { type: "USER", code: "ben" }, ...rights, recordViewable: true },
    { entity: { type: "GROUP", code: "everyone" }, ...rights },
  ];
  await done(owner.put("/k/v1/preview/app/acl.json", { app, rights: acl }));
  await done(owner.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  return app;
}

async function done(asked: ReturnType<Person["post"]>) {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`the company could not be founded: ${JSON.stringify(body)}`);
  return body;
}
