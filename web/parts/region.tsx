import { Select, type SelectProps, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTexts } from "./i18n.tsx";
import { useSession } from "./session.tsx";
import { timeZones } from "./time-zones.ts";

type Props = Pick<SelectProps, "label" | "description" | "error"> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** The languages of the pages. A user may have another one of kintone's by the API: then it stays on offer. */
export function LanguageSelect({ value, onChange, ...rest }: Props) {
  const { t } = useTexts();
  const known = [
    { value: "auto", label: t("settings.languageAuto") },
    { value: "ja", label: t("settings.ja") },
    { value: "en", label: t("settings.en") },
    { value: "zh", label: t("settings.zh") },
  ];
  const data = known.some((language) => language.value === value)
    ? known
    : [...known, { value, label: value }];
  return (
    <Select
      {...rest}
      allowDeselect={false}
      data={data}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

/** Found by city, by offset or by the name of the time: "tokyo", "+9", "日本". */
export function TimeZoneSelect({ value, onChange, ...rest }: Props) {
  const { t, language } = useTexts();
  const { domain } = useSession();
  // Four hundred names take a moment to make, so they wait until somebody looks.
  const [opened, setOpened] = useState(false);
  const zones = useMemo(() => (opened ? timeZones(language) : []), [opened, language]);
  const auto = { value: "auto", label: t("settings.timeZoneAuto", { zone: domain.timeZone }) };
  const listed = zones.map(({ name }) => ({ value: name, label: name }));
  const chosen = value === "auto" || opened ? [] : [{ value, label: value }];
  const byName = new Map(zones.map((zone) => [zone.name, zone]));
  const matches = (name: string, search: string): boolean => {
    const zone = byName.get(name);
    const text = `${name} ${name.replaceAll("_", " ")} ${zone?.offset} ${zone?.offset.replace("+0", "+")} ${zone?.title}`;
    return text.toLowerCase().includes(search.trim().toLowerCase());
  };
  return (
    <Select
      {...rest}
      allowDeselect={false}
      searchable
      limit={500}
      maxDropdownHeight={280}
      nothingFoundMessage={t("settings.timeZoneNone")}
      data={[auto, ...chosen, ...listed]}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
      onDropdownOpen={() => setOpened(true)}
      // The text of the chosen one stands in the box when it opens: that is no search.
      filter={({ options, search }) => {
        const isChoice = options.some((option) => "value" in option && option.label === search);
        return isChoice
          ? options
          : options.filter((option) => "value" in option && matches(option.value, search));
      }}
      renderOption={({ option }) => {
        const zone = byName.get(option.value);
        return (
          <div>
            <Text size="sm">{option.label}</Text>
            {zone !== undefined && (
              <Text size="xs" c="dimmed">
                {zone.offset} · {zone.title}
              </Text>
            )}
          </div>
        );
      }}
    />
  );
}
