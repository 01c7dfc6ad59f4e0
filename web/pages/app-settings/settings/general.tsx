import { Group, Input, Radio, Stack, TextInput } from "@mantine/core";
import { pictureOf } from "../../../fields/index.ts";
import { fieldError } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import { useGeneralDraft } from "./general-draft.ts";
import classes from "./settings.module.css";
import { SettingsPage } from "./settings-page.tsx";
import { themeColors, themes } from "./themes.ts";
import { withGeneral } from "./with-general.tsx";

/** Name, description and theme. */
export const GeneralPage = withGeneral(({ general }) => {
  const t = useT();
  const edits = useGeneralDraft(general, ["name", "description", "theme"]);
  const { draft, setDraft } = edits;
  const RichText = pictureOf("RICH_TEXT")?.Edit;
  const goodName = draft.name.trim() !== "" && draft.name.length <= 64;
  return (
    <SettingsPage
      title={t("appSettings.pageGeneral")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          wrong={!goodName}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      <Stack gap="lg" className={classes.box}>
        <TextInput
          label={t("appSettings.name")}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          error={fieldError(edits.error, "name") ?? !goodName}
          maxLength={64}
          maw={480}
        />
        <Input.Wrapper label={t("appSettings.theme")} labelElement="div">
          <Radio.Group
            aria-label={t("appSettings.theme")}
            value={draft.theme}
            onChange={(theme) => setDraft({ ...draft, theme })}
          >
            <Group gap="lg" mt={6}>
              {themes.map((theme) => (
                <Radio
                  key={theme}
                  value={theme}
                  label={
                    <Group gap={6} wrap="nowrap">
                      <span
                        className={classes.swatch}
                        style={{ background: themeColors[theme] }}
                        aria-hidden
                      />
                      {t(`appSettings.theme.${theme}`)}
                    </Group>
                  }
                />
              ))}
            </Group>
          </Radio.Group>
        </Input.Wrapper>
        {RichText && (
          <Input.Wrapper
            description={t("appSettings.descriptionHint")}
            inputWrapperOrder={["input", "description"]}
          >
            <RichText
              key={edits.starts}
              field={{ type: "RICH_TEXT", code: "description", label: t("appSettings.description") }}
              value={draft.description}
              onChange={(description) => setDraft({ ...draft, description: String(description ?? "") })}
              errors={[fieldError(edits.error, "description") ?? []].flat()}
            />
          </Input.Wrapper>
        )}
      </Stack>
    </SettingsPage>
  );
});
