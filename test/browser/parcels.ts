import type { Person } from "../person.ts";

const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index }]));

/** One field of every type that people fill in. */
const properties = {
  receiver: { type: "SINGLE_LINE_TEXT", code: "receiver", label: "Receiver", required: true },
  code: { type: "SINGLE_LINE_TEXT", code: "code", label: "Code", unique: true },
  weight: {
    type: "NUMBER",
    code: "weight",
    label: "Weight",
    digit: true,
    unit: "kg",
    unitPosition: "AFTER",
    displayScale: "1",
    maxValue: "5000",
  },
  state: { type: "DROP_DOWN", code: "state", label: "State", options: options("Packed", "Sent", "Arrived") },
  speed: {
    type: "RADIO_BUTTON",
    code: "speed",
    label: "Speed",
    options: options("Slow", "Fast"),
    defaultValue: "Slow",
  },
  care: { type: "CHECK_BOX", code: "care", label: "Care", options: options("Fragile", "Cold", "Upright") },
  zones: { type: "MULTI_SELECT", code: "zones", label: "Zones", options: options("North", "South", "West") },
  day: { type: "DATE", code: "day", label: "Day", defaultNowValue: true },
  hour: { type: "TIME", code: "hour", label: "Hour" },
  sent: { type: "DATETIME", code: "sent", label: "Sent at" },
  site: { type: "LINK", code: "site", label: "Site", protocol: "WEB" },
  drivers: { type: "USER_SELECT", code: "drivers", label: "Drivers" },
  notes: { type: "MULTI_LINE_TEXT", code: "notes", label: "Notes" },
  story: { type: "RICH_TEXT", code: "story", label: "Story" },
  papers: { type: "FILE", code: "papers", label: "Papers" },
};

const views = {
  Light: {
    index: 0,
    type: "LIST",
    name: "Light",
    fields: ["receiver", "code", "weight", "state", "drivers"],
    filterCond: "weight <= 10",
    sort: "weight asc",
  },
  Days: { index: 1, type: "CALENDAR", name: "Days", date: "day", title: "receiver" },
  Board: { index: 2, type: "CUSTOM", name: "Board", html: "<h2>Wall</h2><div id='wall'></div>" },
};

export interface Parcels {
  readonly app: string;
  /** views by name */
  readonly views: Record<string, string>;
  add(values: Record<string, unknown>): Promise<string>;
  read(id: string): Promise<Record<string, { value: unknown }>>;
  change(id: string, values: Record<string, unknown>): Promise<void>;
}

/** Aiko's second app: 45 parcels of 1 to 45 kilograms. */
export async function foundParcels(aiko: Person, admin: Person): Promise<Parcels> {
  const { app } = await done(aiko.post("/k/v1/preview/app.json", { name: "Parcels" }));
  await done(aiko.post("/k/v1/preview/app/form/fields.json", { app, properties }));
  await done(aiko.put("/k/v1/preview/app/form/layout.json", { app, layout: layout() }));
  // A view with HTML of its own is for administrators to write.
  const made = await done(admin.put("/k/v1/preview/app/views.json", { app, views }));
  await done(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  const records = Array.from({ length: 45 }, (_, at) => ({
    receiver: { value: `Receiver ${at + 1}` },
    code: { value: `P-${at + 1}` },
    weight: { value: String(at + 1) },
    state: { value: at % 2 ? "Sent" : "Packed" },
    day: { value: "2026-03-10" },
  }));
  await done(aiko.post("/k/v1/records.json", { app, records }));
  return {
    app,
    views: Object.fromEntries(
      Object.entries(made.views as Record<string, { id: string }>).map(([name, { id }]) => [name, id]),
    ),
    async add(values) {
      return (await done(aiko.post("/k/v1/record.json", { app, record: wrapped(values) }))).id;
    },
    async read(id) {
      return (await done(aiko.get("/k/v1/record.json", { app, id }))).record;
    },
    async change(id, values) {
      await done(aiko.put("/k/v1/record.json", { app, id, record: wrapped(values) }));
    },
  };
}

/** Two fields a row, a heading above them and a space for customisations. */
function layout() {
  const parts = Object.values(properties).map(({ type, code }) => ({ type, code, size: { width: "260" } }));
  const rows = Array.from({ length: Math.ceil(parts.length / 2) }, (_, at) => ({
    type: "ROW",
    fields: parts.slice(at * 2, at * 2 + 2),
  }));
  return [
    { type: "ROW", fields: [{ type: "LABEL", label: "<b>Parcel</b>", size: { width: "300" } }] },
    { type: "ROW", fields: [{ type: "SPACER", elementId: "map", size: { width: "200", height: "30" } }] },
    ...rows,
  ];
}

const wrapped = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));

async function done(asked: ReturnType<Person["post"]>) {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body;
}
