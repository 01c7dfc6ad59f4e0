import { api } from "../../parts/api.ts";
import { fieldsOf, layoutOf, type PlannedColumn, precisionOf, viewsOf } from "./plan.ts";

interface Wanted {
  readonly name: string;
  readonly viewName: string;
  readonly columns: readonly PlannedColumn[];
}

/** Makes the app of a CSV file by kintone's own API and brings it live. A failure leaves no half-made app behind. */
export async function buildApp({ name, viewName, columns }: Wanted): Promise<string> {
  const { app } = await api.post<{ app: string }>("/k/v1/preview/app.json", { name });
  try {
    const form = await api.get<{ properties: Record<string, { type: string }> }>(
      "/k/v1/preview/app/form/fields.json",
      { app },
    );
    const [recordNumber = "$id"] =
      Object.entries(form.properties).find(([, field]) => field.type === "RECORD_NUMBER") ?? [];
    await api.post("/k/v1/preview/app/form/fields.json", { app, properties: fieldsOf(columns) });
    await api.put("/k/v1/preview/app/form/layout.json", { app, layout: layoutOf(columns) });
    await api.put("/k/v1/preview/app/views.json", { app, views: viewsOf(viewName, columns, recordNumber) });
    const numberPrecision = precisionOf(columns);
    if (numberPrecision !== undefined) {
      await api.put("/k/v1/preview/app/settings.json", { app, numberPrecision });
    }
    await deploy(app);
    return app;
  } catch (error) {
    // The first error is the one to tell.
    await api.delete(`/tonari/v1/apps/${app}`).catch(() => undefined);
    throw error;
  }
}

async function deploy(app: string): Promise<void> {
  await api.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  for (let wait = 50; ; wait = Math.min(1000, wait * 2)) {
    const { apps } = await api.get<{ apps: { status: string }[] }>("/k/v1/preview/app/deploy.json", {
      apps: [app],
    });
    const status = apps[0]?.status;
    if (status === "SUCCESS") return;
    if (status !== "PROCESSING") throw new Error(`deploy: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
