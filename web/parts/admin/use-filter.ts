import { useSearchParams } from "react-router";

/** A filter that stands in the page's address, so that what was found can be sent to somebody. */
export function useFilter<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(
    names.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  ) as Partial<Record<Name, string>>;
  const given = Number(search.get("offset") ?? 0);
  const change = (set: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(search);
    set(next);
    setSearch(next, { replace: true });
  };
  return {
    filter,
    offset: Number.isSafeInteger(given) && given > 0 ? given : 0,
    /** "" takes it away; whatever is filtered begins on its first page */
    set: (name: Name, value: string) =>
      change((next) => {
        next.delete("offset");
        if (value === "") next.delete(name);
        else next.set(name, value);
      }),
    go: (offset: number) =>
      change((next) => (offset > 0 ? next.set("offset", String(offset)) : next.delete("offset"))),
  };
}
