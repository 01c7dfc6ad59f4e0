import { Box, Code, Group, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Problem } from "../../../src/core/errors/problem.ts";
import { parseCondition, parseSort } from "../../../src/core/query/parse.ts";
import { printCondition, printSort } from "../../../src/core/query/print.ts";
import type { QueryTree } from "../../../src/core/query/syntax.ts";
import type { Fields } from "../form.ts";
import { useT } from "../i18n.tsx";
import { FilterRows } from "./filter-rows.tsx";
import { useFilter } from "./use-filter.ts";

interface Saved {
  readonly filterCond: string;
  readonly sort: string;
}
interface Props extends Saved {
  readonly fields: Fields;
  /** `unfinished`: what stands there is no filter yet, and the one before is told again */
  readonly onChange: (filter: Saved & { readonly unfinished: true | undefined }) => void;
}

/** Which records settings mean, and in which order: as rows, or written in the query language. */
export function SavedFilter({ filterCond, sort, fields, onChange }: Props) {
  const t = useT();
  const filter = useFilter(treeOf({ filterCond, sort }), textOf({ filterCond, sort }));
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const { text, tree, complete } = filter;
  const start = useRef(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the tree
  useEffect(() => {
    if (text === start.current) return;
    start.current = "";
    // A limit means something in a query, and nothing in settings.
    const good = complete && tree?.limit === undefined && tree?.offset === undefined;
    if (!good || !tree) tell.current({ filterCond, sort, unfinished: true });
    else {
      const { condition, order } = tree;
      tell.current({
        filterCond: condition ? printCondition(condition) : "",
        sort: printSort(order),
        unfinished: undefined,
      });
    }
  }, [text, complete]);

  return (
    <Stack gap="md">
      {!filter.asText && <FilterRows fields={fields} rows={filter.rows} onChange={filter.setRows} />}
      <Box>
        <Group justify="space-between" mb={6}>
          <Text component="h3" fw={600}>
            {t("filter.query")}
          </Text>
          <Switch
            size="xs"
            label={t("filter.asText")}
            checked={filter.asText}
            onChange={(event) => (event.currentTarget.checked ? filter.showText() : filter.showRows())}
            disabled={filter.asText && !filter.canBeRows}
          />
        </Group>
        {filter.asText ? (
          <Textarea
            aria-label={t("filter.query")}
            value={filter.text}
            onChange={(event) => filter.setText(event.currentTarget.value)}
            error={filter.problem && t("filter.notAQuery", { reason: filter.problem })}
            autosize
            minRows={3}
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--font-code)" } }}
          />
        ) : (
          <Code block style={{ whiteSpace: "pre-wrap" }}>
            {filter.text || t("filter.everything")}
          </Code>
        )}
        {!filter.complete && !filter.asText && (
          <Text size="sm" c="var(--color-danger)" mt={6} role="status">
            {t("filter.incomplete")}
          </Text>
        )}
      </Box>
    </Stack>
  );
}

function textOf({ filterCond, sort }: Saved): string {
  return [filterCond, sort && `order by ${sort}`].filter(Boolean).join(" ");
}

/** undefined: saved by a program in a way that only the text can show */
function treeOf({ filterCond, sort }: Saved): QueryTree | undefined {
  try {
    return { condition: parseCondition(filterCond, ""), order: parseSort(sort, "") };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
