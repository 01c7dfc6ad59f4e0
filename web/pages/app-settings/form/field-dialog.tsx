import {
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { typeNamed } from "../../../../src/core/fields/index.ts";
import { designOf } from "../../../fields/designs.ts";
import { isLookup, kindOf } from "../../../fields/relations.ts";
import { type FieldSettings, isCalculated, type Size } from "../../../fields/settings.ts";
import { useT, useTexts } from "../../../parts/i18n.tsx";
import { type FieldProblems, fieldProblems, formulaProblems } from "./check.ts";
import { freeCode } from "./codes.ts";
import type { PartChange } from "./editor.ts";
import classes from "./form.module.css";
import { changePart, type Form, nestedFields, type Part, siblingsOf, without } from "./form.ts";
import { typeName } from "./new-part.ts";

interface Props {
  readonly part: Part & { readonly field: FieldSettings };
  readonly form: Form;
  /** what the server has said about the field */
  readonly refused: FieldProblems | undefined;
  readonly onApply: (change: PartChange) => void;
  readonly onClose: () => void;
}

/** Everything that can be set about one field. Nothing happens to the form before "Apply". */
export function FieldDialog({ part, form, refused = {}, onApply, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [field, setField] = useState(part.field);
  const [size, setSize] = useState(part.size);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const others = without(form, part.key);
  const now = changePart(form, part.key, (one) => ({ ...one, field }));
  const problems = fieldProblems(field, others, texts, formulaProblems(nestedFields(now), texts));
  const design = designOf(field);
  const narrow = useMediaQuery("(max-width: 600px)", undefined, { getInitialValueInEffect: false });
  const { canBeRequired, canBeUnique } = typeNamed(field.type) ?? {};

  const change = (changed: Readonly<Record<string, unknown>>) => {
    setField({ ...field, ...changed });
    setTouched(new Set([...touched, ...Object.keys(changed)]));
  };
  // Of a field that no program knows yet, the code follows the name until somebody writes another one.
  const rename = (label: string) => {
    const follows = part.saved === undefined && field.code === freeCode(field.label, field.type, others);
    setField({ ...field, label, ...(follows && { code: freeCode(label, field.type, others) }) });
    setTouched(new Set([...touched, "label"]));
  };
  const problem = (property: string) =>
    problems[property] ??
    // "lookup.relatedKeyField" is a part of what is changed as a whole
    (touched.has(property.split(".")[0] ?? "") ? undefined : refused[property]);
  const good = Object.keys(problems).length === 0;

  return (
    <Modal
      opened
      onClose={onClose}
      size={design?.wide ? 820 : "lg"}
      {...(design?.wide && narrow ? { fullScreen: true, radius: 0 } : {})}
      title={
        <Text fw={650}>
          {t("formEditor.dialogTitle", { type: typeName(kindOf(part.field), t), name: part.field.label })}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (good) onApply({ field, size });
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t("formEditor.name")}
            value={field.label}
            onChange={(event) => rename(event.currentTarget.value)}
            error={problem("label")}
            data-autofocus
            autoComplete="off"
          />
          <Stack gap="xs">
            <TextInput
              label={t("formEditor.fieldCode")}
              description={t("formEditor.fieldCodeHint")}
              value={field.code}
              onChange={(event) => change({ code: event.currentTarget.value })}
              error={problem("code")}
              autoComplete="off"
              spellCheck={false}
              styles={{ input: { fontFamily: "var(--font-code)" } }}
            />
            {part.saved !== undefined && part.saved !== field.code && (
              <Group gap={6} wrap="nowrap" c="var(--color-warning)" role="status">
                <IconAlertTriangle size={16} aria-hidden style={{ flex: "none" }} />
                <Text size="sm">{t("formEditor.codeChange", { code: part.saved })}</Text>
              </Group>
            )}
          </Stack>
          <Group gap="lg">
            <Checkbox
              label={t("formEditor.hideName")}
              checked={field.noLabel === true}
              onChange={(event) => change({ noLabel: event.currentTarget.checked })}
            />
            {canBeRequired && !isCalculated(field) && (
              <Checkbox
                label={t("formEditor.required")}
                checked={field.required === true}
                onChange={(event) => change({ required: event.currentTarget.checked })}
              />
            )}
            {canBeUnique && !isLookup(field) && (
              <Checkbox
                label={t("formEditor.unique")}
                checked={field.unique === true}
                onChange={(event) => change({ unique: event.currentTarget.checked })}
                error={problem("unique")}
              />
            )}
          </Group>
          {design?.Settings && (
            <design.Settings
              field={field}
              others={siblingsOf(form, part.key)}
              saved={part.saved !== undefined}
              change={change}
              problem={problem}
            />
          )}
          {design?.size.width !== undefined && <SizeSettings size={size} onSize={setSize} />}
        </Stack>
        <DialogButtons disabled={!good} onClose={onClose} />
      </form>
    </Modal>
  );
}

export function SizeSettings({
  size,
  onSize,
}: {
  readonly size: Size;
  readonly onSize: (size: Size) => void;
}) {
  const t = useT();
  const measures = [
    { key: "width", label: t("formEditor.widthPixels"), min: 60 },
    { key: "innerHeight", label: t("formEditor.rowHeight"), min: 60 },
    { key: "height", label: t("formEditor.rowHeight"), min: 10 },
  ];
  return (
    <SimpleGrid cols={2}>
      {measures
        .filter(({ key }) => key === "width" || key in size)
        .map(({ key, label, min }) => (
          <NumberInput
            key={key}
            label={label}
            value={Number(size[key] ?? 200)}
            onChange={(value) => onSize({ ...size, [key]: String(value || min) })}
            min={min}
            max={2000}
            step={10}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="blur"
          />
        ))}
    </SimpleGrid>
  );
}

export function DialogButtons({
  disabled,
  onClose,
}: {
  readonly disabled?: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <Group className={classes.dialogButtons}>
      <Button variant="default" onClick={onClose}>
        {t("common.cancel")}
      </Button>
      <Button type="submit" disabled={disabled}>
        {t("formEditor.apply")}
      </Button>
    </Group>
  );
}
