import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { WireValue } from "../../../src/core/fields/field.ts";
import { fieldsQuery } from "../../parts/form.ts";
import { useT } from "../../parts/i18n.tsx";
import { pageQuery, type RecordData } from "../../parts/records.ts";
import type { EditProps, PictureOf } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { lookupOf } from "../relations.ts";
import { Picker } from "./picker.tsx";
import { both, filled, having } from "./source.ts";

interface Props extends EditProps<WireValue> {
  readonly named: PictureOf;
}

/** A key. "Get" copies from the one record that has it, or lets somebody pick; until then nothing is copied. */
export function LookupEdit({ value, onChange, onFill, fetched, named, ...props }: Props) {
  const t = useT();
  const client = useQueryClient();
  const { field, compact } = props;
  const text = String(value ?? "");
  const [got, setGot] = useState(text);
  const [picking, setPicking] = useState(false);
  const [busy, setBusy] = useState(false);
  const lookup = lookupOf(field);
  const fill = onFill ?? ((values) => onChange(values[field.code] ?? ""));

  const take = (record: RecordData) => {
    if (!lookup) return;
    const values = filled(field, lookup, record);
    setGot(String(values[field.code] ?? ""));
    setPicking(false);
    fill(values);
  };
  const clear = () => {
    setGot("");
    fill({
      [field.code]: "",
      ...Object.fromEntries((lookup?.fieldMappings ?? []).map((one) => [one.field, ""])),
    });
  };
  const get = async () => {
    if (!lookup) return;
    const { app } = lookup.relatedApp;
    setBusy(true);
    try {
      const key = (await client.fetchQuery(fieldsQuery(app)))[lookup.relatedKeyField];
      if (key && text !== "") {
        const condition = both(lookup.filterCond, having(key, text));
        const { records } = await client.fetchQuery(pageQuery(app, `${condition} limit 2`));
        const [only, more] = records;
        if (only && !more) return take(only);
      }
      setPicking(true);
    } catch {
      // The picker asks again, and shows what is wrong.
      setPicking(true);
    } finally {
      setBusy(false);
    }
  };
  const { label, error, withAsterisk, size, ...named_ } = inputProps(props);
  return (
    <Stack gap={2}>
      <Group gap={6} wrap="nowrap" align="flex-end">
        <TextInput
          {...named_}
          label={label}
          withAsterisk={withAsterisk}
          size={size}
          error={error !== undefined}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="off"
          style={{ flex: 1, minWidth: 80 }}
        />
        <Button
          variant="default"
          size={compact ? "xs" : "sm"}
          px="sm"
          onClick={get}
          loading={busy}
          disabled={!lookup}
          style={{ flex: "none" }}
        >
          {t("record.lookupGet")}
        </Button>
        <ActionIcon
          aria-label={t("record.lookupClear")}
          title={t("record.lookupClear")}
          size={compact ? 30 : 36}
          onClick={clear}
          disabled={text === ""}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {error !== undefined && (
        <Text size="xs" c="var(--color-danger)">
          {error}
        </Text>
      )}
      {text !== got && text !== fetched && text !== "" && (
        <Text size="xs" c="var(--color-warning)" role="status">
          {t("record.lookupNotYet")}
        </Text>
      )}
      {picking && lookup && (
        <Picker
          field={field}
          lookup={lookup}
          words={text}
          named={named}
          onPick={take}
          onClose={() => setPicking(false)}
        />
      )}
    </Stack>
  );
}
