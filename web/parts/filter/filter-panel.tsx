import { Button, Code, Group, Modal, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import type { QueryTree } from "../../../src/core/query/syntax.ts";
import type { Fields } from "../form.ts";
import { useT } from "../i18n.tsx";
import classes from "./filter.module.css";
import { FilterRows } from "./filter-rows.tsx";
import { useFilter } from "./use-filter.ts";

interface Props {
  readonly fields: Fields;
  /** what the list shows now; undefined when its text is no query */
  readonly tree: QueryTree | undefined;
  readonly text: string;
  readonly onApply: (query: string) => void;
  readonly onClose: () => void;
  /** back to the view's own filter; absent: it is in force */
  readonly onReset?: () => void;
  /** what else can be done with the filter, e.g. saving it */
  readonly extra?: (tree: QueryTree | undefined) => ReactNode;
}

/** Which records, in which order. The query that comes of it is always in sight, and can be written by hand. */
export function FilterPanel({ fields, tree, text, onApply, onClose, onReset, extra }: Props) {
  const t = useT();
  const filter = useFilter(tree, text);
  const narrow = useMediaQuery("(max-width: 600px)", undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={650}>{t("filter.title")}</Text>}
      size={820}
      fullScreen={narrow}
      radius={narrow ? 0 : "lg"}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (filter.complete) onApply(filter.text);
        }}
      >
        <Stack gap="lg">
          {!filter.asText && <FilterRows fields={fields} rows={filter.rows} onChange={filter.setRows} />}
          <section aria-label={t("filter.query")}>
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
                description={filter.problem || filter.canBeRows ? undefined : t("filter.onlyText")}
                inputWrapperOrder={["input", "error", "description"]}
                autosize
                minRows={3}
                classNames={{ input: classes.code }}
                spellCheck={false}
                data-autofocus
              />
            ) : (
              <Code block className={classes.query} data-testid="query">
                {filter.text || t("filter.everything")}
              </Code>
            )}
            {!filter.complete && !filter.asText && (
              <Text size="sm" c="var(--color-danger)" mt={6} role="status">
                {t("filter.incomplete")}
              </Text>
            )}
          </section>
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              {onReset && (
                <Button variant="default" onClick={onReset}>
                  {t("filter.reset")}
                </Button>
              )}
              {extra?.(filter.complete ? filter.tree : undefined)}
            </Group>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <Button type="submit" disabled={!filter.complete}>
                {t("filter.apply")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
