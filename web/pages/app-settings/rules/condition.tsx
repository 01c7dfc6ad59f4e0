import { Code, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Problem } from "../../../../src/core/errors/problem.ts";
import { parseCondition } from "../../../../src/core/query/parse.ts";
import { printCondition } from "../../../../src/core/query/print.ts";
import type { QueryTree } from "../../../../src/core/query/syntax.ts";
import { FilterRows } from "../../../parts/filter/filter-rows.tsx";
import { useFilter } from "../../../parts/filter/use-filter.ts";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";

interface Props {
  readonly condition: string;
  readonly fields: Fields;
  /** undefined: what stands there is no condition yet */
  readonly onChange: (condition: string | undefined) => void;
}

/** Which records a rule is about: as rows, or written in the query language. */
export function Condition({ condition, fields, onChange }: Props) {
  const t = useT();
  const filter = useFilter(treeOf(condition), condition);
  const { text, tree, complete } = filter;
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const start = useRef<string | undefined>(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the tree
  useEffect(() => {
    if (text === start.current) return;
    start.current = undefined;
    const alone = tree && tree.order.length === 0 && tree.limit === undefined && tree.offset === undefined;
    if (!complete || !alone) tell.current(undefined);
    else tell.current(tree.condition ? printCondition(tree.condition) : "");
  }, [text, complete]);
  return (
    <Stack gap="xs">
      {!filter.asText && (
        <FilterRows fields={fields} rows={filter.rows} onChange={filter.setRows} withoutOrder />
      )}
      {filter.asText && (
        <Textarea
          aria-label={t("filter.query")}
          value={filter.text}
          onChange={(event) => filter.setText(event.currentTarget.value)}
          error={filter.problem && t("filter.notAQuery", { reason: filter.problem })}
          autosize
          minRows={2}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--font-code)" } }}
        />
      )}
      <Switch
        size="xs"
        label={t("filter.asText")}
        checked={filter.asText}
        onChange={(event) => (event.currentTarget.checked ? filter.showText() : filter.showRows())}
        disabled={filter.asText && !filter.canBeRows}
      />
      {!filter.complete && !filter.asText && (
        <Text size="sm" c="var(--color-danger)" role="status">
          {t("filter.incomplete")}
        </Text>
      )}
    </Stack>
  );
}

/** A condition in a line, as a query writes it. */
export function ConditionText({ condition }: { readonly condition: string }) {
  const t = useT();
  if (condition === "") return <Text span>{t("rules.allRecords")}</Text>;
  return <Code style={{ overflowWrap: "anywhere" }}>{condition}</Code>;
}

/** undefined: saved by a program in a way that only the text can show */
function treeOf(condition: string): QueryTree | undefined {
  try {
    return { condition: parseCondition(condition, ""), order: [] };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
