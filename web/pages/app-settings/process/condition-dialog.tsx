import { Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { Problem } from "../../../../src/core/errors/problem.ts";
import { parseCondition } from "../../../../src/core/query/parse.ts";
import { printCondition } from "../../../../src/core/query/print.ts";
import type { QueryTree } from "../../../../src/core/query/syntax.ts";
import { FilterRows } from "../../../parts/filter/filter-rows.tsx";
import { useFilter } from "../../../parts/filter/use-filter.ts";
import type { Fields } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";

interface Props {
  readonly title: string;
  readonly fields: Fields;
  readonly condition: string;
  readonly onApply: (condition: string) => void;
  readonly onClose: () => void;
}

/** For which records an action is open. Which status they have is said by the action itself. */
export function ConditionDialog({ title, fields, condition, onApply, onClose }: Props) {
  const t = useT();
  const filter = useFilter(treeOf(condition), condition);
  const { tree, complete, asText } = filter;
  const asked = Object.fromEntries(Object.entries(fields).filter(([, { type }]) => type !== "STATUS"));
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={<Text fw={650}>{title}</Text>}
      size="xl"
    >
      {asText ? (
        <Textarea
          label={t("filter.query")}
          description={t("process.unreadable")}
          value={filter.text}
          onChange={(event) => filter.setText(event.currentTarget.value)}
          error={filter.problem && t("filter.notAQuery", { reason: filter.problem })}
          autosize
          minRows={3}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--font-code)" } }}
        />
      ) : (
        <FilterRows fields={asked} rows={filter.rows} onChange={filter.setRows} withoutOrder />
      )}
      {!complete && !asText && (
        <Text size="sm" c="var(--color-danger)" mt={6} role="status">
          {t("filter.incomplete")}
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button
          disabled={!complete || !tree}
          onClick={() => {
            onApply(tree?.condition ? printCondition(tree.condition) : "");
            onClose();
          }}
        >
          {t("process.applyCondition")}
        </Button>
      </Group>
    </Modal>
  );
}

/** undefined: saved by a program in a way that only the text can show */
function treeOf(text: string): QueryTree | undefined {
  try {
    const condition = parseCondition(text, "");
    return { ...(condition && { condition }), order: [] };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
