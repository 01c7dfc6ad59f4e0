import { Select } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { Columns } from "../../parts/columns.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { fieldChoices } from "../../parts/field-choices.ts";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import type { FieldProperty } from "../field.ts";
import { RelatedAppSelect, UnseenApp, useThere } from "../parts/settings/related-app.tsx";
import { RelationFilter } from "../parts/settings/relation-filter.tsx";
import { isShownInLists } from "../relation-fields.ts";
import { emptyLookup, type Lookup, lookupOf } from "../relations.ts";
import { Mappings } from "./mappings.tsx";

/** Where the key is looked up, what is copied, and what the picker shows. */
function LookupSettings(props: SettingsProps) {
  const { field, change, problem } = props;
  const lookup = lookupOf(field);
  if (!lookup) return <UnseenApp />;
  const { app } = lookup.relatedApp;
  return (
    <>
      <RelatedAppSelect
        app={app}
        error={problem("lookup.relatedApp")}
        onApp={(chosen) => change({ lookup: { ...emptyLookup, relatedApp: { app: chosen } } })}
      />
      {app !== "" && <LookupInApp key={app} {...props} lookup={lookup} />}
    </>
  );
}

function LookupInApp(props: SettingsProps & { readonly lookup: Lookup }) {
  const t = useT();
  const { lookup, field, saved, change, problem } = props;
  const there = useThere(lookup.relatedApp.app);
  if (there.error) return <ErrorNote error={there.error} />;
  const { fields, layout } = there;
  if (!fields) return null;
  const set = (changed: Partial<Lookup>) => change({ lookup: { ...lookup, ...changed } });
  const { relatedKeyField, lookupPickerFields } = lookup;
  const keys = fieldChoices(fields, layout, (one) => canBeKey(one, saved ? field.type : undefined));
  const known = relatedKeyField === "" || keys.some(({ value }) => value === relatedKeyField);
  const chooseKey = (code: string) => {
    const key = fields[code];
    if (!key) return;
    const type = saved ? field.type : typeOfKey(key);
    change({
      type,
      ...(type === "LINK" && { protocol: key.protocol }),
      lookup: { ...lookup, relatedKeyField: code },
    });
  };
  return (
    <>
      <Select
        label={t("relations.key")}
        description={t("relations.keyHint")}
        data={
          known
            ? keys
            : [...keys, { value: relatedKeyField, label: fields[relatedKeyField]?.label ?? relatedKeyField }]
        }
        value={relatedKeyField || null}
        onChange={(code) => code && chooseKey(code)}
        error={problem("lookup.relatedKeyField")}
        allowDeselect={false}
        withAsterisk
        searchable={keys.length > 8}
      />
      <Mappings
        {...props}
        fields={fields}
        layout={layout}
        onChange={(fieldMappings) => set({ fieldMappings })}
      />
      <Columns
        label={t("relations.picker")}
        description={t("relations.pickerHint")}
        codes={lookupPickerFields}
        choices={fieldChoices(
          fields,
          layout,
          (one) =>
            isShownInLists(one) && (one.code !== relatedKeyField || lookupPickerFields.includes(one.code)),
        )}
        error={problem("lookup.lookupPickerFields")}
        onChange={(codes) => set({ lookupPickerFields: codes })}
      />
      <RelationFilter
        title={t("relations.pickerFilter")}
        filter={lookup}
        fields={fields}
        error={problem("lookup.filterCond") ?? problem("lookup.sort")}
        onChange={(filter) => {
          const { unfinished: _, ...rest } = lookup;
          change({ lookup: { ...rest, ...filter } });
        }}
      />
    </>
  );
}

/** A value that one record at most has. The number of a record is typed as a number. */
function canBeKey({ type, unique }: FieldProperty, fixed: string | undefined): boolean {
  if (type === "RECORD_NUMBER") return fixed !== "LINK";
  return unique === true && (fixed === undefined ? keyTypes.includes(type) : type === fixed);
}
const keyTypes = ["SINGLE_LINE_TEXT", "NUMBER", "LINK"];
const typeOfKey = ({ type }: FieldProperty) => (type === "RECORD_NUMBER" ? "NUMBER" : type);

/** Its fields are texts, numbers or links: whatever the key in the other app is. */
export const lookup: FieldDesign = {
  type: "LOOKUP",
  Icon: IconListSearch,
  size: { width: "280" },
  initial: () => ({ type: "SINGLE_LINE_TEXT", lookup: emptyLookup }),
  wide: true,
  Settings: LookupSettings,
};
