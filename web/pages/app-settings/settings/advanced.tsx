import { NumberInput, Select, SimpleGrid, Stack, Switch, Text, Title } from "@mantine/core";
import { fieldError } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import { useGeneralDraft } from "./general-draft.ts";
import classes from "./settings.module.css";
import { SettingsPage } from "./settings-page.tsx";
import { withGeneral } from "./with-general.tsx";

const features = ["enableDuplicateRecord", "enableInlineRecordEditing"] as const;

/**
 * Features that can be switched off, and how numbers are kept. Settings of features that the pages do not have (comments,
 * thumbnails, charts) are left to the API, which keeps them.
 */
export const AdvancedPage = withGeneral(({ general }) => {
  const t = useT();
  const edits = useGeneralDraft(general, [...features, "numberPrecision"]);
  const { draft, setDraft } = edits;
  const precision = draft.numberPrecision;
  const setPrecision = (change: Partial<typeof precision>) =>
    setDraft({ ...draft, numberPrecision: { ...precision, ...change } });
  return (
    <SettingsPage
      title={t("appSettings.pageAdvanced")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      <Stack gap="md" className={classes.box}>
        <Title order={3}>{t("appSettings.features")}</Title>
        {features.map((feature) => (
          <Switch
            key={feature}
            label={t(`appSettings.${feature}`)}
            checked={draft[feature]}
            onChange={(event) => setDraft({ ...draft, [feature]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
      <div className={classes.box}>
        <Title order={3}>{t("appSettings.numbers")}</Title>
        <Text c="dimmed" size="sm" mb="sm">
          {t("appSettings.numbersText")}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label={t("appSettings.digits")}
            description={t("appSettings.digitsHint")}
            value={Number(precision.digits)}
            onChange={(value) => setPrecision({ digits: String(value || 1) })}
            error={fieldError(edits.error, "numberPrecision.digits")}
            min={1}
            max={30}
            allowDecimal={false}
          />
          <NumberInput
            label={t("appSettings.decimalPlaces")}
            description={t("appSettings.decimalPlacesHint")}
            value={Number(precision.decimalPlaces)}
            onChange={(value) => setPrecision({ decimalPlaces: String(value || 0) })}
            error={fieldError(edits.error, "numberPrecision.decimalPlaces")}
            min={0}
            max={10}
            allowDecimal={false}
          />
          <Select
            label={t("appSettings.roundingMode")}
            description={"\u00a0"}
            data={(["HALF_EVEN", "UP", "DOWN"] as const).map((value) => ({
              value,
              label: t(`appSettings.rounding.${value}`),
            }))}
            value={precision.roundingMode}
            onChange={(roundingMode) => setPrecision({ roundingMode: roundingMode ?? "HALF_EVEN" })}
            allowDeselect={false}
          />
        </SimpleGrid>
      </div>
    </SettingsPage>
  );
});
