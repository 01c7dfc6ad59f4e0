import {
  IconArrowDown,
  IconArrowUp,
  IconChevronLeft,
  IconChevronRight,
  IconEye,
  IconFilter,
  IconPlus,
} from "@tabler/icons-react";
import { useMemo } from "react";
import { type NavigateFunction, useNavigate } from "react-router";
import type { Action } from "../../actions/action.ts";
import { canGoBack, canGoOn } from "./pager.tsx";
import type { List, ListSettings } from "./use-list.ts";

export interface ListContext {
  readonly settings: ListSettings;
  readonly list: List;
}

/** What the keyboard can do on the list: kintone's keys. */
export function useListActions(): readonly Action<ListContext>[] {
  const navigate = useNavigate();
  return useMemo(() => listActions(navigate), [navigate]);
}

const listActions = (navigate: NavigateFunction): readonly Action<ListContext>[] => [
  {
    id: "show",
    label: "recordList.show",
    icon: IconEye,
    // Enter opens the focused link by itself.
    keys: ["o"],
    when: () => rowLinks().some(hasFocus),
    run: () => rowLinks().find(hasFocus)?.click(),
  },
  {
    id: "add",
    label: "recordList.add",
    icon: IconPlus,
    keys: ["c"],
    when: ({ settings }) => settings.rights.recordAddable,
    run: ({ settings }) => navigate(`/k/${settings.app}/edit`),
  },
  { id: "nextRecord", label: "record.next", icon: IconArrowDown, keys: ["j"], run: () => moveFocus(1) },
  {
    id: "previousRecord",
    label: "record.previous",
    icon: IconArrowUp,
    keys: ["k"],
    run: () => moveFocus(-1),
  },
  {
    id: "nextPage",
    label: "common.nextPage",
    icon: IconChevronRight,
    keys: ["n"],
    when: ({ list }) => canGoOn(list),
    run: ({ list }) => list.go({ page: list.address.page + 1 }),
  },
  {
    id: "previousPage",
    label: "common.previousPage",
    icon: IconChevronLeft,
    keys: ["p"],
    when: ({ list }) => canGoBack(list),
    run: ({ list }) => list.go({ page: list.address.page - 1 }),
  },
  {
    id: "filter",
    label: "recordList.filter",
    icon: IconFilter,
    keys: ["/"],
    run: () => document.querySelector<HTMLElement>("[data-filter-button]")?.click(),
  },
];

const rowLinks = () => [...document.querySelectorAll<HTMLElement>("[data-record-link]")];
const hasFocus = (link: HTMLElement) =>
  link === document.activeElement || link.closest("tr")?.contains(document.activeElement) === true;

function moveFocus(step: 1 | -1): void {
  const links = rowLinks();
  const at = links.findIndex(hasFocus);
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
