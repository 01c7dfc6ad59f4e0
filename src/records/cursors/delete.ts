import { problem } from "../../core/errors/problem.ts";
import type { Asking } from "../asking.ts";

export async function deleteCursor({ domain, actor }: Omit<Asking, "app">, id: string): Promise<void> {
  const now = domain.now();
  await domain.store.write(async ({ cursors }) => {
    const cursor = await cursors.lock(id);
    if (!cursor || cursor.expiresAt <= now || cursor.ownerId !== actor.user.id) throw problem("GAIA_CN01");
    await cursors.remove(id);
  });
}
