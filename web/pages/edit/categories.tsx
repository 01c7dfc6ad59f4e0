import { useState } from "react";
import type { AppForm } from "../../parts/app-form.ts";
import { hasCategories } from "../../parts/categories.ts";
import type { RecordData } from "../../parts/records.ts";
import { CategoriesShown } from "../detail/categories-bar.tsx";

/** The categories that a record has, or gets when it is saved. */
export function useCategories(begun?: RecordData) {
  const held = begun ? heldBy(begun) : none;
  const [chosen, setChosen] = useState(held);
  const dirty = [...chosen].sort().join("\n") !== [...held].sort().join("\n");
  return {
    chosen,
    setChosen,
    dirty,
    changed: dirty ? chosen : undefined,
    /** What was chosen is forgotten. */
    start: (record: RecordData) => setChosen(heldBy(record)),
  };
}

const none: readonly string[] = [];
const heldBy = (record: RecordData) =>
  (Object.values(record).find(({ type }) => type === "CATEGORY")?.value ?? none) as readonly string[];

interface Props {
  readonly form: AppForm;
  readonly categories: ReturnType<typeof useCategories>;
}

/** Above the fields, as on the record's page. Nothing in apps without categories. */
export function CategoriesEntry({ form, categories: { chosen, setChosen } }: Props) {
  if (!hasCategories(form.fields)) return null;
  return <CategoriesShown form={form} held={chosen} onChoose={async (names) => setChosen(names)} />;
}
