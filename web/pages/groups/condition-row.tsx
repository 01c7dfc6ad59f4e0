import { ActionIcon, Checkbox, Select, SimpleGrid, TagsInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { GroupCondition } from "../../parts/directory.ts";
import { fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { texts } from "../user-profile/data.ts";
import type { Choices } from "./choices.ts";
import classes from "./groups.module.css";

interface Props {
  readonly index: number;
  readonly condition: GroupCondition;
  readonly choices: Choices;
  readonly error: unknown;
  readonly onChange: (condition: GroupCondition) => void;
  readonly onRemove: () => void;
}
const types = ["ORGANIZATION", "TITLE", "PROFILE", "CUSTOM_ITEM"] as const;
const operators = ["is", "contains", "startsWith", "endsWith"] as const;

const options = (named: readonly { readonly code: string; readonly name: string }[]) =>
  named.map(({ code, name }) => ({ value: code, label: name }));

/** One condition: what is looked at, and what it must be. */
export function ConditionRow({ index, condition, choices, error, onChange, onRemove }: Props) {
  const t = useT();
  const { type, code = "", titleCode = "", includeSubs = false, not } = condition;
  const { organizations, titles, items } = choices;
  const wrong = (key: string) => fieldError(error, `conditions[${index}].${key}`);
  const set = (change: Partial<GroupCondition>) => onChange({ ...condition, ...change });
  const number = index + 1;
  const named = (label: string, from: readonly { code: string; name: string }[]) => (
    <Select
      label={label}
      data={options(from)}
      value={code || null}
      onChange={(value) => set({ code: value ?? "" })}
      error={wrong("code")}
      searchable
      allowDeselect={false}
    />
  );
  return (
    <fieldset className={classes.condition} aria-label={t("groups.condition", { number })}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs" className={classes.inputs}>
        <Select
          label={t("groups.about")}
          data={types
            .filter((one) => one !== "CUSTOM_ITEM" || one === type || items.length > 0)
            .map((value) => ({ value, label: t(`groups.about_${value}`) }))}
          value={type}
          onChange={(value) => {
            const next = types.find((one) => one === value);
            if (next && next !== type) onChange({ ...empty[next], not });
          }}
          allowDeselect={false}
        />
        {type === "ORGANIZATION" && (
          <>
            {named(t("groups.organization"), organizations)}
            <Select
              label={t("groups.withTitle")}
              data={[{ value: "", label: t("groups.anyTitle") }, ...options(titles)]}
              value={titleCode}
              onChange={(value) => set({ titleCode: value ?? "" })}
              error={wrong("titleCode")}
              allowDeselect={false}
            />
          </>
        )}
        {type === "TITLE" && named(t("groups.jobTitle"), titles)}
        {type === "CUSTOM_ITEM" && named(t("groups.item"), items)}
        {type === "PROFILE" && (
          <Select
            label={t("groups.item")}
            data={[
              { value: "code", label: t("groups.loginName") },
              ...texts.map((value) => ({ value: value as string, label: t(`profile.${value}`) })),
            ]}
            value={condition.item ?? null}
            onChange={(value) => set({ item: value ?? "" })}
            error={wrong("item")}
            searchable
            allowDeselect={false}
          />
        )}
        {(type === "PROFILE" || type === "CUSTOM_ITEM") && (
          <>
            <Select
              label={t("groups.operator")}
              data={operators.map((value) => ({ value, label: t(`groups.operator_${value}`) }))}
              value={condition.operator ?? "is"}
              onChange={(value) => set({ operator: operators.find((one) => one === value) ?? "is" })}
              allowDeselect={false}
            />
            <TagsInput
              label={t("groups.values")}
              description={t("groups.valuesText")}
              inputWrapperOrder={["label", "input", "description", "error"]}
              value={[...(condition.values ?? [])]}
              onChange={(values) => set({ values })}
              error={wrong("values")}
              acceptValueOnBlur
            />
          </>
        )}
        <div className={classes.switches}>
          {type === "ORGANIZATION" && (
            <Checkbox
              label={t("groups.includeSubs")}
              checked={includeSubs}
              onChange={(event) => set({ includeSubs: event.currentTarget.checked })}
            />
          )}
          <Checkbox
            label={t("groups.not")}
            checked={not}
            onChange={(event) => set({ not: event.currentTarget.checked })}
          />
        </div>
      </SimpleGrid>
      <ActionIcon aria-label={t("groups.removeCondition", { number })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}

const empty: Readonly<Record<GroupCondition["type"], Omit<GroupCondition, "not">>> = {
  ORGANIZATION: { type: "ORGANIZATION", code: "", includeSubs: true, titleCode: "" },
  TITLE: { type: "TITLE", code: "" },
  PROFILE: { type: "PROFILE", item: "employeeNumber", operator: "startsWith", values: [] },
  CUSTOM_ITEM: { type: "CUSTOM_ITEM", code: "", operator: "is", values: [] },
};
