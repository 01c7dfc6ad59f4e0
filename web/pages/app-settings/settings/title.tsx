import { Radio, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FieldProperty } from "../../../fields/field.ts";
import { fieldError } from "../../../parts/error-note.tsx";
import { fieldChoices } from "../../../parts/field-choices.ts";
import type { Fields, LayoutRow } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { formQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import { useGeneralDraft } from "./general-draft.ts";
import classes from "./settings.module.css";
import { SettingsPage } from "./settings-page.tsx";
import { withGeneral } from "./with-general.tsx";

/** Which field stands for a record. */
export const TitlePage = withGeneral(({ general }) => {
  const t = useT();
  const { data: form } = useQuery(formQuery(useAppId()));
  const edits = useGeneralDraft(general, ["titleField"]);
  const { selectionMode, code } = edits.draft.titleField;
  const choices = form
    ? fieldChoices(form.properties as Fields, form.layout as readonly LayoutRow[], canBeTitle)
    : [];
  const complete = selectionMode === "AUTO" || Boolean(code);
  return (
    <SettingsPage
      title={t("appSettings.pageTitle")}
      text={t("appSettings.pageTitleText")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          wrong={!complete}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      <div className={classes.box}>
        <Radio.Group
          aria-label={t("appSettings.pageTitle")}
          value={selectionMode}
          onChange={(mode) =>
            edits.setDraft({
              titleField: mode === "AUTO" ? { selectionMode: "AUTO" } : { selectionMode: "MANUAL", code },
            })
          }
        >
          <Stack gap="md">
            <Radio
              value="AUTO"
              label={t("appSettings.titleAuto")}
              description={t("appSettings.titleAutoText")}
            />
            <Radio value="MANUAL" label={t("appSettings.titleManual")} />
          </Stack>
        </Radio.Group>
        {selectionMode === "MANUAL" && (
          <Select
            mt="sm"
            ml={30}
            maw={360}
            aria-label={t("appSettings.titleChoose")}
            placeholder={t("appSettings.titleChoose")}
            data={choices}
            value={code ?? null}
            onChange={(chosen) =>
              edits.setDraft({ titleField: { selectionMode: "MANUAL", code: chosen ?? undefined } })
            }
            error={fieldError(edits.error, "titleField.code")}
            allowDeselect={false}
            searchable
          />
        )}
      </div>
    </SettingsPage>
  );
});

const canBeTitle = ({ type }: FieldProperty) =>
  !["FILE", "SUBTABLE", "GROUP", "REFERENCE_TABLE", "STATUS", "STATUS_ASSIGNEE", "CATEGORY"].includes(type);
