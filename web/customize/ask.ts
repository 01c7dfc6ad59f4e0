import { ApiError } from "../parts/api.ts";
import type { AppForm } from "../parts/app-form.ts";
import { idOf, type RecordData, type Values, valuesOf } from "../parts/records.ts";
import { shown } from "./event-record.ts";
import { fire, type KintoneEvent } from "./events.ts";
import { readGiven } from "./given-record.ts";
import { pathsOf, sentenceOf } from "./sentence.ts";

/** What an app's scripts say to something that somebody is about to do with a record. */

/** They forbid it without a word. */
export class Refused extends Error {
  constructor() {
    super("an app's script said no");
    this.name = "Refused";
  }
}

/** Throws what they say against it, else gives the event as they leave it. */
async function ask(event: KintoneEvent): Promise<KintoneEvent | undefined> {
  const answer = await fire(event);
  if (answer.is === "refused") throw new Refused();
  if (answer.is === "broken") throw answer.error;
  if (answer.is !== "event") return undefined;
  const said = sentenceOf(answer.event);
  if (said) throw said;
  return answer.event;
}

/** Deleting was confirmed. */
export async function askToDelete(where: "index" | "detail", app: string, record: RecordData): Promise<void> {
  const type = `app.record.${where}.delete.submit`;
  await ask({ type, appId: Number(app), recordId: Number(idOf(record)), record: shown(record) });
}

interface Step {
  readonly action: string;
  readonly status: string;
  readonly nextStatus: string;
}

/** An action was confirmed. What comes back is to be saved together with it. */
export async function askToProceed(form: AppForm, record: RecordData, step: Step): Promise<Values> {
  const { app, fields, rights } = form;
  const event = await ask({
    type: "app.record.detail.process.proceed",
    appId: Number(app),
    recordId: Number(idOf(record)),
    record: shown(record),
    action: { value: step.action },
    status: { value: step.status },
    nextStatus: { value: step.nextStatus },
  });
  if (!event) return {};
  const { values, errors, problems } = readGiven(event.record, fields, valuesOf(record));
  const wrong = Object.entries(errors).filter((one): one is [string, string] => one[1] !== null);
  const message = problems.length > 0 ? problems.join("\n") : wrong[0]?.[1];
  if (message !== undefined) throw new ApiError(0, { code: "script", message, errors: pathsOf(wrong) });
  return rights.recordEditable ? values : {};
}
