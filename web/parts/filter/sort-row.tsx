import { CloseButton, Select } from "@mantine/core";
import type { SortKey } from "../../../src/core/query/syntax.ts";
import type { Fields } from "../form.ts";
import { useT } from "../i18n.tsx";
import { sortable } from "./fields.ts";
import classes from "./filter.module.css";

interface Props {
  readonly fields: Fields;
  readonly sortKey: SortKey;
  readonly number: number;
  readonly onChange: (key: SortKey) => void;
  readonly onRemove: () => void;
}

export function SortRow({ fields, sortKey, number, onChange, onRemove }: Props) {
  const t = useT();
  const name = (what: string) => t("filter.partOfSort", { what, number });
  const choices = sortable(fields);
  const known = choices.some(({ value }) => value === sortKey.field);
  return (
    <div className={classes.condition}>
      <Select
        aria-label={name(t("filter.field"))}
        className={classes.field}
        data={known ? choices : [...choices, { value: sortKey.field, label: sortKey.field }]}
        value={sortKey.field}
        onChange={(field) => field && onChange({ ...sortKey, field })}
        allowDeselect={false}
        searchable={choices.length > 8}
      />
      <Select
        aria-label={name(t("filter.direction"))}
        className={classes.operator}
        data={[
          { value: "asc", label: t("filter.ascending") },
          { value: "desc", label: t("filter.descending") },
        ]}
        value={sortKey.descending ? "desc" : "asc"}
        onChange={(direction) => onChange({ ...sortKey, descending: direction === "desc" })}
        allowDeselect={false}
      />
      <CloseButton aria-label={name(t("filter.remove"))} onClick={onRemove} size={36} iconSize={18} />
    </div>
  );
}
