import { useT } from "./i18n.tsx";

/** Languages in which a second name can be given. */
export function useNameLocales() {
  const t = useT();
  return [
    { value: "", label: t("common.none") },
    { value: "ja", label: t("settings.ja") },
    { value: "en", label: t("settings.en") },
    { value: "zh", label: t("settings.zh") },
    { value: "zh-TW", label: "中文（繁體）" },
    { value: "es", label: "Español" },
    { value: "pt-BR", label: "Português (Brasil)" },
    { value: "th", label: "ไทย" },
  ];
}
