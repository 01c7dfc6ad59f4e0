import { withSwitchedFields } from "../../core/apps/new-app.ts";
import type { AppSettings } from "../../core/apps/settings.ts";
import type { Connection } from "../sql/connection.ts";
import type { Dialect } from "../sql/dialect.ts";

/** Apps that are older than process management and categories get the fields of these, switched off. */
export async function processFields({ build }: Dialect, _now: number, connection: Connection) {
  const rows = await connection.all<{ appId: number; live: string | null; preview: string }>(
    'select "appId", "live", "preview" from "documents"',
    [],
  );
  return rows.flatMap(({ appId, live, preview }) => {
    const edited = JSON.parse(preview) as AppSettings;
    const complete = (settings: AppSettings) => JSON.stringify(withSwitchedFields(settings, edited.nextId));
    const documents = { live: live && complete(JSON.parse(live)), preview: complete(edited) };
    return [
      build.updateTable("documents").set(documents).where("appId", "=", appId),
      build
        .updateTable("apps")
        .set((apps) => ({ version: apps("version", "+", 1) }))
        .where("id", "=", appId),
    ];
  });
}
