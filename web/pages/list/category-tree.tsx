import { Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { categoriesQuery, flat } from "../../parts/categories.ts";
import { useT } from "../../parts/i18n.tsx";
import classes from "./category-tree.module.css";
import type { List } from "./use-list.ts";

interface Row {
  /** as the address says it; undefined: all records */
  readonly category?: string;
  readonly label: string;
  readonly depth: number;
}

/** Beside the records: one category at a time, with all that stand under it. On a telephone a choice above them. */
export function CategoryTree({ app, list }: { readonly app: string; readonly list: List }) {
  const t = useT();
  const narrow = useMediaQuery("(max-width: 900px)", undefined, { getInitialValueInEffect: false });
  const { data } = useQuery(categoriesQuery(app));
  const rows: readonly Row[] = [
    { label: t("categories.all"), depth: 0 },
    ...flat(data?.categories ?? {}).map(({ name, depth }) => ({ category: name, label: name, depth })),
    { category: "", label: t("categories.none"), depth: 0 },
  ];
  return narrow ? <Choice rows={rows} list={list} /> : <Tree rows={rows} list={list} />;
}

interface Props {
  readonly rows: readonly Row[];
  readonly list: List;
}

function Tree({ rows, list }: Props) {
  const t = useT();
  return (
    <nav className={classes.tree} aria-label={t("categories.bar")}>
      <ul>
        {rows.map(({ category, label, depth }) => (
          <li key={category ?? " "} style={{ "--depth": depth } as React.CSSProperties}>
            <Link
              to={list.addressOf({ category })}
              aria-current={list.category === category ? "page" : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Choice({ rows, list }: Props) {
  const t = useT();
  return (
    <Select
      className={classes.choice}
      aria-label={t("categories.bar")}
      allowDeselect={false}
      value={optionOf(list.category)}
      data={rows.map(({ category, label, depth }) => ({
        value: optionOf(category),
        label: `${"\u2003".repeat(depth)}${label}`,
      }))}
      onChange={(chosen) =>
        list.go({ category: chosen === null || chosen === all ? undefined : chosen.slice(1) })
      }
    />
  );
}

const all = "all";
const optionOf = (category: string | undefined) => (category === undefined ? all : `=${category}`);
