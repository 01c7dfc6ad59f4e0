import type { App } from "../../parts/apps.ts";

export type Order = "name" | "changed" | "created";

export function sorted(apps: readonly App[], order: Order, language: string): App[] {
  const byName = new Intl.Collator(language, { numeric: true });
  const compare: Record<Order, (a: App, b: App) => number> = {
    name: (a, b) => byName.compare(a.name, b.name),
    changed: (a, b) => b.modifiedAt.localeCompare(a.modifiedAt),
    created: (a, b) => Number(b.appId) - Number(a.appId),
  };
  return [...apps].sort(compare[order]);
}

/** Every word has to stand somewhere in the name, the description or the app's code. */
export function matching(apps: readonly App[], search: string): readonly App[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return apps;
  return apps.filter((app) => {
    const text = plain(`${app.name} ${app.code} ${app.description}`);
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase();
