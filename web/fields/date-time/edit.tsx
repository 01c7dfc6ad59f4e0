import { Group, Input } from "@mantine/core";
import { TimeInput } from "@mantine/dates";
import { useId, useState } from "react";
import { useT } from "../../parts/i18n.tsx";
import type { EditProps } from "../field.ts";
import { DateBox } from "../parts/date-box.tsx";
import { localParts, toInstant } from "../parts/dates.ts";
import { inputProps } from "../parts/input.ts";
import { useReader } from "../parts/reader.ts";

/** Typed and shown in the user's time zone, kept in UTC. A date alone means its midnight. */
export function DateTimeEdit({ value, onChange, ...props }: EditProps<string>) {
  const { timeZone } = useReader();
  const t = useT();
  const { label, error, withAsterisk, size, ...named } = inputProps(props);
  const id = useId();
  const set = value === "" ? { date: null, time: "" } : localParts(value, timeZone);
  // A time typed before its date has to wait for it.
  const [waiting, setWaiting] = useState("");
  const time = set.time || waiting;

  const change = (date: string | null, time: string) => {
    setWaiting(date === null ? time : "");
    onChange(date === null ? "" : toInstant(date, time || "00:00", timeZone));
  };
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={label}
      error={error}
      withAsterisk={withAsterisk}
      size={size}
      role="group"
      aria-labelledby={label ? `${id}-label` : undefined}
      aria-label={named["aria-label"]}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <DateBox
          size={size}
          bare={props.compact}
          aria-label={t("record.dateOf", { field: props.field.label })}
          aria-required={named["aria-required"]}
          error={error !== undefined}
          value={set.date}
          onChange={(date) => change(date, time)}
          maw={props.compact ? 140 : 200}
        />
        <TimeInput
          size={size}
          aria-label={t("record.timeOf", { field: props.field.label })}
          error={error !== undefined}
          value={time}
          onChange={(event) => change(set.date, event.currentTarget.value)}
          miw={100}
        />
      </Group>
    </Input.Wrapper>
  );
}
