import { useLocalStorage } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { printQuery } from "../../../src/core/query/print.ts";
import type { QueryTree } from "../../../src/core/query/syntax.ts";
import { customized } from "../../customize/document.ts";
import { type AppForm, useAppForm } from "../../parts/app-form.ts";
import { hasCategories } from "../../parts/categories.ts";
import type { View } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import { titleCode } from "../../parts/record-title.ts";
import { pageQuery } from "../../parts/records.ts";
import {
  allRecordsView,
  type ListAddress,
  pageQueryText,
  pageSizes,
  planOf,
  readAddress,
  writeAddress,
} from "./plan.ts";

/** The app, with the built-in view behind the views of its own. */
export function useListSettings() {
  const { app = "" } = useParams();
  const t = useT();
  const { form, error, retry } = useAppForm(app);
  const fields = form?.fields;
  const layout = form?.layout;
  const allRecords = useMemo(
    () => fields && layout && allRecordsView(t("recordList.allRecords"), fields, layout),
    [fields, layout, t],
  );
  return {
    error,
    retry,
    settings: form && allRecords && { ...form, views: inOrder(form.views, allRecords) },
  };
}

/** The first is where one comes to: all records, as long as there is only the list that a process makes. */
function inOrder(views: readonly View[], allRecords: View): readonly View[] {
  const hasOwn = views.some(({ builtinType }) => builtinType === undefined);
  return hasOwn ? [...views, allRecords] : [allRecords, ...views];
}

export type ListSettings = AppForm;

const sizeKey = "tonari.list.size";

/** The address read and written: which view, which filter and order, which page. */
export function useList({ app, views, fields, layout, general }: ListSettings) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [storedSize, setSize] = useLocalStorage<number>({
    key: sizeKey,
    defaultValue: 20,
    getInitialValueInEffect: false,
  });
  const size = (pageSizes as readonly number[]).includes(storedSize) ? storedSize : 20;
  const address = useMemo(() => readAddress(search, size), [search, size]);
  const view = views.find(({ id }) => id === address.view) ?? (views[0] as View);
  const plan = useMemo(() => planOf(view, address.query), [view, address.query]);

  const addressOf = (to: Partial<ListAddress>) => {
    const next = writeAddress({ ...address, page: 1, ...to }).toString();
    return { pathname: `/k/${app}/`, search: next && `?${next}` };
  };
  const go = (to: Partial<ListAddress>) => void navigate(addressOf(to));
  const categories = view.type === "LIST" && hasCategories(fields);
  const category = categories ? address.category : undefined;
  const columns = (view.fields ?? []).filter((code) => fields[code] !== undefined);
  const query = pageQueryText(plan.text, address.page, size);
  const title = titleCode({ fields, layout, settings: general });
  const asked = [...new Set(["$id", "$revision", ...columns, ...(title ? [title] : [])])];
  const listed = view.type === "LIST" || (view.type === "CUSTOM" && view.pager !== false);
  const page = useQuery({
    // Scripts read fields that the view does not show.
    ...pageQuery(app, query, customized ? undefined : asked, category),
    enabled: listed && plan.problem === undefined,
    placeholderData: keepPreviousData,
  });
  return {
    address,
    view,
    plan,
    columns,
    /** the app has them, and the view shows one of them at a time */
    categories,
    /** the chosen one; empty: records in none; undefined: all records */
    category,
    size,
    page,
    total: Number(page.data?.totalCount ?? 0),
    addressOf,
    go,
    setSize: (size: number) => {
      setSize(size);
      go({ page: 1 });
    },
    setTree: (tree: QueryTree) => go({ view: view.id, query: printQuery(tree) }),
  };
}

export type List = ReturnType<typeof useList>;
