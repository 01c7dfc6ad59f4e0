import { createHash } from "node:crypto";
import type { Company } from "../../company.ts";

/** Everything that a refused request must have left alone, as one digest. */
export async function snapshot({ domain, orders, aiko }: Company): Promise<string> {
  const { view } = domain.store;
  // An app's version grows with every change of its settings.
  const apps = await view.apps.list({});
  const tokens = await view.tokens.byApp(Number(orders));
  const users = await view.users.list({ offset: 0, limit: 1000 });
  const files = await view.files.temporaryBefore(Number.MAX_SAFE_INTEGER);
  const { body } = await aiko.get("/k/v1/records.json", { app: orders, query: "order by $id limit 500" });
  const commented = { appId: Number(orders), recordId: 1 };
  const comments = await view.comments.list(commented, { newestFirst: true, offset: 0, limit: 1000 });
  const ids = users.map(({ id }) => id);
  const { directory } = view;
  const belonging = [
    ...(await Promise.all(
      [directory.organizations, directory.titles, directory.groups].map(({ list }) => list()),
    )),
    ...[await directory.profiles(ids), await directory.memberships(ids), await directory.groupsOf(ids)].map(
      (byUser) => [...byUser],
    ),
  ];
  const all = JSON.stringify([apps, tokens, users, files, body.records, belonging, comments]);
  return createHash("sha256").update(all).digest("hex");
}
