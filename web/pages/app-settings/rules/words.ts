import type { Translate } from "../../../parts/i18n.tsx";
import { type FieldRow, type RecordRow, recordRights } from "./rules.ts";

/** What a row means, in words: read them from above, and the first that names somebody is theirs. */
export function recordRowWords(row: RecordRow, who: string, t: Translate): string {
  const given = recordRights.filter((right) => row[right]).map((right) => t(`rules.may.${right}`));
  if (given.length === 0) return t("rules.recordHidden", { who });
  const [last = "", ...others] = given.toReversed();
  const before = others.toReversed().join(t("rules.comma"));
  const rights = before === "" ? last : `${before}${t("rules.and")}${last}`;
  return t("rules.recordMay", { who, rights });
}

export function fieldRowWords({ accessibility }: FieldRow, who: string, t: Translate): string {
  return t(`rules.fieldMay.${accessibility}`, { who });
}
