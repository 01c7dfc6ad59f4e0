import { TextInput } from "@mantine/core";
import { useState } from "react";
import { halfWidthDigits } from "../../../src/core/decimal.ts";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { formatNumber } from "./format.ts";

/** While typing: what is typed. After leaving the field: separators, decimal places and unit. */
export function NumberEdit({ value, onChange, ...props }: EditProps<string>) {
  const [typing, setTyping] = useState(false);
  return (
    <TextInput
      {...inputProps(props)}
      value={typing ? value : formatNumber(value, props.field)}
      onChange={(event) => onChange(tidy(event.currentTarget.value))}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      inputMode="decimal"
      autoComplete="off"
      styles={{ input: { textAlign: "right" } }}
    />
  );
}

// People paste "1,234.50" and type with a Japanese keyboard; both are numbers to them.
function tidy(typed: string): string {
  return halfWidthDigits(typed)
    .replace(/．/g, ".")
    .replace(/[－ー−]/g, "-")
    .replace(/[,，\s]/g, "");
}
