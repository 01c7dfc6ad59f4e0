import type { Translate } from "../../../parts/i18n.tsx";
import type { ServerView } from "../data.ts";

/** A view while it is edited. */
export interface DraftView {
  readonly key: string;
  /** the name by which the server knows it; absent: not saved yet */
  readonly saved?: string;
  readonly id?: string;
  readonly name: string;
  /** kept by process management: only its columns, its order and its place can be changed */
  readonly builtin?: boolean;
  readonly type: ServerView["type"];
  readonly filterCond: string;
  readonly sort: string;
  /** the filter that is being made cannot be saved yet */
  readonly unfinished?: boolean;
  readonly fields: readonly string[];
  readonly date: string;
  readonly title: string;
  readonly html: string;
  readonly pager: boolean;
  readonly device: "DESKTOP" | "ANY";
}

export function draftViews(views: Readonly<Record<string, ServerView>>): readonly DraftView[] {
  return Object.values(views)
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map((view) => ({
      key: `v${view.id}`,
      saved: view.name,
      id: view.id,
      name: view.name,
      ...(view.builtinType && { builtin: true }),
      type: view.type,
      filterCond: view.filterCond,
      sort: view.sort,
      fields: view.fields ?? [],
      date: view.date ?? "",
      title: view.title ?? "",
      html: view.html ?? "",
      pager: view.pager ?? true,
      device: view.device ?? "DESKTOP",
    }));
}

/** The whole set as the API takes it: what is not in it is deleted; the key is the old name, `name` the new one. */
export function toServer(views: readonly DraftView[]): Record<string, object> {
  return Object.fromEntries(
    views.map((view, index) => [view.saved ?? view.name, { index, ...common(view), ...ofType(view) }]),
  );
}

const common = ({ name, type, filterCond, sort }: DraftView) => ({ name, type, filterCond, sort });

function ofType({ type, fields, date, title, html, pager, device }: DraftView): object {
  if (type === "LIST") return { fields };
  if (type === "CUSTOM") return { html, pager, device };
  return { ...(date && { date }), ...(title && { title }) };
}

const longestName = 64;

export interface ViewProblems {
  readonly name?: string;
  readonly fields?: string;
  readonly filter?: boolean;
}

export function viewProblems(view: DraftView, views: readonly DraftView[], t: Translate): ViewProblems {
  const name = nameProblem(view, views, t);
  return {
    ...(name !== undefined && { name }),
    ...(view.type === "LIST" && view.fields.length === 0 && { fields: t("views.noColumns") }),
    ...(view.unfinished && { filter: true }),
  };
}
export const isFine = (problems: ViewProblems): boolean => Object.keys(problems).length === 0;

function nameProblem(view: DraftView, views: readonly DraftView[], t: Translate): string | undefined {
  const { name, saved } = view;
  const others = views.filter((other) => other !== view);
  if (name.trim() === "") return t("views.nameMissing");
  if (name.length > longestName) return t("views.nameTooLong", { max: longestName });
  // A new view cannot take the name that another one is just giving up: the API would take it for that one.
  const taken = others.some((other) => other.name === name || (saved === undefined && other.saved === name));
  return taken ? t("views.nameTaken") : undefined;
}

export function newView(
  views: readonly DraftView[],
  fields: readonly string[],
  key: string,
  t: Translate,
): DraftView {
  const name = freeName(views, (number) => t("views.newName", { number }));
  const empty = {
    filterCond: "",
    sort: "",
    date: "",
    title: "",
    html: "",
    pager: true,
    device: "DESKTOP",
  } as const;
  return { key, name, type: "LIST", fields, ...empty };
}

export function copyOf(view: DraftView, views: readonly DraftView[], key: string, t: Translate): DraftView {
  const { saved: _saved, id: _id, builtin: _builtin, ...copy } = view;
  const first = t("views.copyName", { name: view.name }).slice(0, longestName);
  const name = freeName(views, (number) =>
    number === views.length + 1 ? first : `${first.slice(0, 58)} ${number}`,
  );
  return { ...copy, key, name };
}

function freeName(views: readonly DraftView[], name: (number: number) => string): string {
  for (let number = views.length + 1; ; number++) {
    const one = name(number);
    if (!views.some((view) => view.name === one || view.saved === one)) return one;
  }
}
