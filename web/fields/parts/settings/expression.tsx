import { Group, Menu, Switch, Text, Textarea, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconMathFunction } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { functions } from "../../../../src/core/expression/functions.ts";
import { typeNamed } from "../../../../src/core/fields/index.ts";
import { useT } from "../../../parts/i18n.tsx";
import type { SettingsProps } from "../../design.ts";
import { type FieldSettings, textOf } from "../../settings.ts";
import classes from "./expression.module.css";

/** The formula, with the field codes and functions at hand; what is wrong with it is said while it is typed. */
export function ExpressionSetting({ field, others = [], change, problem }: SettingsProps) {
  const t = useT();
  const input = useRef<HTMLTextAreaElement>(null);
  const text = textOf(field, "expression");
  const insert = (piece: string, back = 0) => {
    const [from, to] = [
      input.current?.selectionStart ?? text.length,
      input.current?.selectionEnd ?? text.length,
    ];
    change({ expression: text.slice(0, from) + piece + text.slice(to) });
    const place = from + piece.length - back;
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(place, place);
    });
  };
  return (
    <div>
      <Textarea
        ref={input}
        label={t("formEditor.expression")}
        description={t("formEditor.expressionHint")}
        placeholder={t("formEditor.expressionExample")}
        value={text}
        onChange={(event) => change({ expression: event.currentTarget.value })}
        error={problem("expression")}
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: "var(--font-code)" } }}
      />
      <Group gap="lg" mt={6}>
        <Pieces name={t("formEditor.insertField")}>
          {usable(others).map(({ code, label }) => (
            <Menu.Item key={code} onClick={() => insert(code)} rightSection={<code>{code}</code>}>
              {label}
            </Menu.Item>
          ))}
        </Pieces>
        <Pieces name={t("formEditor.insertFunction")}>
          {(Object.keys(functions) as (keyof typeof functions)[]).map((name) => (
            <Menu.Item key={name} onClick={() => insert(`${name}()`, 1)}>
              <code>{name}</code>
              <Text size="xs" c="dimmed">
                {t(`formEditor.function.${name}`)}
              </Text>
            </Menu.Item>
          ))}
        </Pieces>
      </Group>
      <Switch
        mt="md"
        label={t("formEditor.hideExpression")}
        checked={field.hideExpression === true}
        onChange={(event) => change({ hideExpression: event.currentTarget.checked })}
      />
    </div>
  );
}

function Pieces({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Menu position="bottom-start" withinPortal shadow="md" returnFocus={false}>
      <Menu.Target>
        <UnstyledButton className={classes.pieces}>
          {name} <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.list}>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The fields that a formula may name, those in tables too. */
function usable(fields: readonly FieldSettings[]): FieldSettings[] {
  return fields
    .flatMap((field) => [field, ...Object.values((field.fields ?? {}) as Record<string, FieldSettings>)])
    .filter((field) => typeNamed(field.type)?.inFormula || field.type === "CALC");
}

/** The form editor shows the formula where records show its result. */
export function ExpressionSketch({ field }: { readonly field: FieldSettings }) {
  const t = useT();
  const text = textOf(field, "expression");
  return (
    <div className={classes.sketch}>
      <IconMathFunction size={16} aria-hidden />
      <code>{text === "" ? t("formEditor.noExpression") : text}</code>
    </div>
  );
}
