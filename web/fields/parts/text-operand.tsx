import { TagsInput, TextInput } from "@mantine/core";
import type { OperandProps } from "../field.ts";
import { isList, literal, textOf, textsOf } from "./operands.ts";

/** One line of text; several values where the operator takes several. */
export function TextOperand({ operator, operands, onChange, label }: OperandProps) {
  if (isList(operator)) {
    return (
      <TagsInput
        aria-label={label}
        value={textsOf(operands)}
        onChange={(texts) => onChange(texts.map(literal))}
        acceptValueOnBlur
        splitChars={["\n", "\t"]}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      value={textOf(operands[0])}
      onChange={(event) => onChange([literal(event.currentTarget.value)])}
      autoComplete="off"
    />
  );
}
