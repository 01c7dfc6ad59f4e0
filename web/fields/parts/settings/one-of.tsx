import { Input, SegmentedControl } from "@mantine/core";
import { useId } from "react";
import type { SettingsProps } from "../../design.ts";
import { textOf } from "../../settings.ts";

interface Props extends SettingsProps {
  readonly property: string;
  readonly label: string;
  /** the first is what an unset property means */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One property that is one of a few words. */
export function OneOf({ property, label, choices, field, change, problem }: Props) {
  const id = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={problem(property)}>
      <div>
        <SegmentedControl
          aria-labelledby={id}
          data={choices.map((choice) => ({ ...choice }))}
          value={textOf(field, property) || choices[0]?.value}
          onChange={(value) => change({ [property]: value })}
        />
      </div>
    </Input.Wrapper>
  );
}
