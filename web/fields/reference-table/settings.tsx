import { Input, Select, SimpleGrid, Text } from "@mantine/core";
import { IconTableShare } from "@tabler/icons-react";
import { Columns } from "../../parts/columns.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { fieldChoices } from "../../parts/field-choices.ts";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { RelatedAppSelect, UnseenApp, useThere } from "../parts/settings/related-app.tsx";
import { RelationFilter } from "../parts/settings/relation-filter.tsx";
import { canBeSame, isShownInLists } from "../relation-fields.ts";
import { emptyReference, type ReferenceTable, referenceOf } from "../relations.ts";
import type { FieldSettings } from "../settings.ts";
import classes from "../subtable/table.module.css";

/** Which records of another app are listed, and how. */
function ReferenceSettings(props: SettingsProps) {
  const { field, change, problem } = props;
  const list = referenceOf(field);
  if (!list) return <UnseenApp />;
  const { app } = list.relatedApp;
  return (
    <>
      <RelatedAppSelect
        app={app}
        error={problem("referenceTable.relatedApp")}
        onApp={(chosen) => change({ referenceTable: { ...emptyReference, relatedApp: { app: chosen } } })}
      />
      {app !== "" && <ReferenceToApp key={app} {...props} list={list} />}
    </>
  );
}

const sizes = ["1", "3", "5", "10", "20", "30", "40", "50"];

function ReferenceToApp({
  list,
  others = [],
  change,
  problem,
}: SettingsProps & { readonly list: ReferenceTable }) {
  const t = useT();
  const there = useThere(list.relatedApp.app);
  if (there.error) return <ErrorNote error={there.error} />;
  const { fields, layout } = there;
  if (!fields) return null;
  const set = (changed: Partial<ReferenceTable>) => change({ referenceTable: { ...list, ...changed } });
  return (
    <>
      <Condition
        list={list}
        others={others}
        there={there}
        problem={problem}
        onChange={(condition) => set({ condition })}
      />
      <Columns
        label={t("relations.columns")}
        description={t("relations.columnsHint")}
        codes={list.displayFields}
        choices={fieldChoices(fields, layout, isShownInLists)}
        error={problem("referenceTable.displayFields")}
        onChange={(displayFields) => set({ displayFields })}
      />
      <RelationFilter
        title={t("relations.listFilter")}
        filter={list}
        fields={fields}
        error={problem("referenceTable.filterCond") ?? problem("referenceTable.sort")}
        onChange={(filter) => {
          const { unfinished: _, ...rest } = list;
          change({ referenceTable: { ...rest, ...filter } });
        }}
      />
      <Select
        label={t("relations.size")}
        data={sizes}
        value={String(list.size)}
        onChange={(size) => size && set({ size })}
        error={problem("referenceTable.size")}
        allowDeselect={false}
        w={180}
      />
    </>
  );
}

interface ConditionProps extends Pick<SettingsProps, "problem"> {
  readonly list: ReferenceTable;
  readonly others: readonly FieldSettings[];
  readonly there: ReturnType<typeof useThere>;
  readonly onChange: (condition: ReferenceTable["condition"]) => void;
}

/** A field here and one there: records that have the same value in both belong together. */
function Condition({ list, others, there, problem, onChange }: ConditionProps) {
  const t = useT();
  const { fields = {}, layout } = there;
  const { field, relatedField } = list.condition;
  const here = others.filter((one) => Object.values(fields).some((other) => canBeSame(one, other)));
  const chosen = others.find(({ code }) => code === field);
  const matching = fieldChoices(fields, layout, (one) => chosen !== undefined && canBeSame(chosen, one));
  const chooseHere = (code: string) => {
    const now = others.find((one) => one.code === code);
    const other = fields[relatedField];
    const fits = now && other && canBeSame(now, other);
    onChange({ field: code, relatedField: fits ? relatedField : "" });
  };
  return (
    <Input.Wrapper
      label={t("relations.condition")}
      description={t("relations.conditionHint")}
      labelElement="div"
      required
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt={6}>
        <Select
          label={t("relations.fieldHere")}
          data={here.map(({ code, label }) => ({
            value: code,
            label: isAlone(label, here) ? label : `${label} (${code})`,
          }))}
          value={chosen ? field : null}
          onChange={(code) => code && chooseHere(code)}
          error={problem("referenceTable.condition.field")}
          allowDeselect={false}
          searchable={here.length > 8}
        />
        <Select
          label={t("relations.fieldThere")}
          data={matching}
          value={relatedField || null}
          onChange={(code) => code && onChange({ field, relatedField: code })}
          error={problem("referenceTable.condition.relatedField")}
          disabled={!chosen}
          allowDeselect={false}
          searchable={matching.length > 8}
        />
      </SimpleGrid>
    </Input.Wrapper>
  );
}

const isAlone = (label: string, fields: readonly FieldSettings[]) =>
  fields.filter((one) => one.label === label).length === 1;

/** The columns that the list will have. */
function ReferenceSketch({ field }: { readonly field: FieldSettings }) {
  const t = useT();
  const list = referenceOf(field);
  const { fields = {} } = useThere(list?.relatedApp.app ?? "");
  const columns = list?.displayFields.flatMap((code) => fields[code] ?? []) ?? [];
  if (columns.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("relations.noListYet")}
      </Text>
    );
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(({ code, label }) => (
              <th key={code} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map(({ code }) => (
              <td key={code}>–</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export const referenceTable: FieldDesign = {
  type: "REFERENCE_TABLE",
  Icon: IconTableShare,
  size: {},
  initial: () => ({ type: "REFERENCE_TABLE", referenceTable: emptyReference }),
  wide: true,
  Sketch: ReferenceSketch,
  Settings: ReferenceSettings,
};
