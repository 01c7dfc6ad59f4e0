import { Box, Button, CloseButton, Input, Select, Text } from "@mantine/core";
import { IconArrowLeft, IconPlus } from "@tabler/icons-react";
import { fieldChoices } from "../../parts/field-choices.ts";
import type { Fields, LayoutRow } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import type { SettingsProps } from "../design.ts";
import { canBeCopied, canBeFilled } from "../relation-fields.ts";
import { copiedCodes, type Lookup } from "../relations.ts";
import { asProperty, type FieldSettings } from "../settings.ts";
import classes from "./mappings.module.css";

type Mapping = Lookup["fieldMappings"][number];
interface Props extends Pick<SettingsProps, "others" | "problem"> {
  readonly lookup: Lookup;
  /** of the other app */
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
  readonly onChange: (mappings: readonly Mapping[]) => void;
}

/** Which fields beside the key are filled, and from where. Only what fits is offered. */
export function Mappings({ others = [], problem, lookup, fields, layout, onChange }: Props) {
  const t = useT();
  const { fieldMappings } = lookup;
  const there = Object.values(fields);
  const taken = copiedCodes(others.map(asProperty));
  const free = others.filter(
    (one) => canBeFilled(one) && !taken.has(one.code) && there.some((from) => canBeCopied(from, one)),
  );
  const left = free.filter(({ code }) => fieldMappings.every((mapping) => mapping.field !== code));
  return (
    <Input.Wrapper
      label={t("relations.mappings")}
      description={t("relations.mappingsHint")}
      labelElement="div"
      error={problem("lookup.fieldMappings")}
    >
      <Box className={classes.list} role="group" aria-label={t("relations.mappings")}>
        {fieldMappings.map((mapping, at) => (
          <MappingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a mapping has no name but its place
            key={at}
            number={at + 1}
            mapping={mapping}
            targets={free.filter((one) => one.code === mapping.field || left.includes(one))}
            target={others.find(({ code }) => code === mapping.field)}
            fields={fields}
            layout={layout}
            problem={(half) => problem(`lookup.fieldMappings[${at}].${half}`)}
            onChange={(changed) => onChange(fieldMappings.with(at, changed))}
            onRemove={() => onChange(fieldMappings.toSpliced(at, 1))}
          />
        ))}
        {left.length > 0 ? (
          <Button
            className={classes.add}
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...fieldMappings, { field: "", relatedField: "" }])}
          >
            {t("relations.addMapping")}
          </Button>
        ) : (
          fieldMappings.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("relations.noTargets")}
            </Text>
          )
        )}
      </Box>
    </Input.Wrapper>
  );
}

interface RowProps {
  readonly number: number;
  readonly mapping: Mapping;
  readonly targets: readonly FieldSettings[];
  readonly target: FieldSettings | undefined;
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
  readonly problem: (half: keyof Mapping) => string | undefined;
  readonly onChange: (mapping: Mapping) => void;
  readonly onRemove: () => void;
}

function MappingRow({
  number,
  mapping,
  targets,
  target,
  fields,
  layout,
  problem,
  onChange,
  onRemove,
}: RowProps) {
  const t = useT();
  const sources = target ? fieldChoices(fields, layout, (from) => canBeCopied(from, target)) : [];
  const chooseTarget = (code: string) => {
    const chosen = targets.find((one) => one.code === code);
    if (!chosen) return;
    const fits = (from: string) => fields[from] !== undefined && canBeCopied(fields[from], chosen);
    // Fields that stand for the same thing are mostly called the same in both apps.
    const namesake = Object.values(fields).find(
      (from) => (from.label === chosen.label || from.code === chosen.code) && canBeCopied(from, chosen),
    );
    const relatedField = fits(mapping.relatedField) ? mapping.relatedField : (namesake?.code ?? "");
    onChange({ field: code, relatedField });
  };
  return (
    <div className={classes.mapping}>
      <Select
        className={classes.half}
        aria-label={t("relations.mappingTo", { number })}
        placeholder={t("relations.fieldHere")}
        data={orUnknown(choicesOf(targets), mapping.field, target?.label)}
        value={mapping.field || null}
        onChange={(code) => code && chooseTarget(code)}
        error={problem("field")}
        allowDeselect={false}
        searchable={targets.length > 8}
      />
      <IconArrowLeft className={classes.arrow} size={18} stroke={1.6} aria-hidden />
      <Select
        className={classes.half}
        aria-label={t("relations.mappingFrom", { number })}
        placeholder={t("relations.fieldThere")}
        data={orUnknown(sources, mapping.relatedField, fields[mapping.relatedField]?.label)}
        value={mapping.relatedField || null}
        onChange={(code) => code && onChange({ ...mapping, relatedField: code })}
        error={problem("relatedField")}
        disabled={!target}
        allowDeselect={false}
        searchable={sources.length > 8}
      />
      <CloseButton
        className={classes.remove}
        aria-label={t("relations.mappingRemove", { number })}
        onClick={onRemove}
        size={36}
        iconSize={18}
      />
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}
const choicesOf = (fields: readonly FieldSettings[]): Choice[] => {
  const alone = (label: string) => fields.filter((one) => one.label === label).length === 1;
  return fields.map(({ code, label }) => ({
    value: code,
    label: alone(label) ? label : `${label} (${code})`,
  }));
};

/** What was chosen once and fits no more stays in sight. */
const orUnknown = (choices: readonly Choice[], code: string, label: string | undefined): Choice[] =>
  code === "" || choices.some(({ value }) => value === code)
    ? [...choices]
    : [...choices, { value: code, label: label ?? code }];
