import { Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useNameLocales } from "../../parts/name-locales.ts";
import type { Texts } from "./data.ts";

interface Props {
  readonly texts: Texts;
  readonly sortOrder: string;
  readonly error: unknown;
  readonly onTexts: (change: Partial<Texts>) => void;
  readonly onSortOrder: (sortOrder: string) => void;
}
type Plain = Exclude<keyof Texts, "localNameLocale" | "description">;

const types: Partial<Record<Plain, string>> = {
  birthDate: "date",
  joinDate: "date",
  phone: "tel",
  mobilePhone: "tel",
  url: "url",
};

export function ProfileTexts({ texts, sortOrder, error, onTexts, onSortOrder }: Props) {
  const t = useT();
  const locales = useNameLocales();
  const wrong = (key: string) => fieldError(error, `users[0].${key}`);
  const line = (key: Plain) => (
    <TextInput
      key={key}
      label={t(`profile.${key}`)}
      type={types[key]}
      value={texts[key]}
      onChange={(event) => onTexts({ [key]: event.currentTarget.value })}
      error={wrong(key)}
    />
  );
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {line("surName")}
        {line("givenName")}
        {line("surNameReading")}
        {line("givenNameReading")}
        {line("localName")}
        <Select
          label={t("profile.localNameLocale")}
          data={locales}
          value={texts.localNameLocale}
          onChange={(localNameLocale) => onTexts({ localNameLocale: localNameLocale ?? "" })}
          error={wrong("localNameLocale")}
        />
        {line("employeeNumber")}
        {line("joinDate")}
        {line("birthDate")}
        {line("phone")}
        {line("extensionNumber")}
        {line("mobilePhone")}
        {line("callto")}
        {line("url")}
        <TextInput
          label={t("profile.sortOrder")}
          inputMode="numeric"
          value={sortOrder}
          onChange={(event) => onSortOrder(event.currentTarget.value)}
          error={wrong("sortOrder")}
        />
      </SimpleGrid>
      <Textarea
        label={t("profile.description")}
        value={texts.description}
        onChange={(event) => onTexts({ description: event.currentTarget.value })}
        error={wrong("description")}
        autosize
        minRows={2}
        maxRows={10}
      />
    </Stack>
  );
}
