import type { RichTextEditorLabels } from "@mantine/tiptap";
import type { Translate } from "../../parts/i18n.tsx";

/** The names of the tool bar's buttons, in the reader's language. */
export function editorLabels(t: Translate): Partial<RichTextEditorLabels> {
  return {
    boldControlLabel: t("record.bold"),
    italicControlLabel: t("record.italic"),
    underlineControlLabel: t("record.underline"),
    strikeControlLabel: t("record.strike"),
    clearFormattingControlLabel: t("record.clearFormatting"),
    bulletListControlLabel: t("record.bulletList"),
    orderedListControlLabel: t("record.orderedList"),
    blockquoteControlLabel: t("record.quote"),
    linkControlLabel: t("record.link"),
    unlinkControlLabel: t("record.unlink"),
    linkEditorInputLabel: t("record.linkAddress"),
    linkEditorInputPlaceholder: "https://",
    linkEditorSave: t("record.linkSave"),
    linkEditorExternalLink: t("record.linkNewPage"),
    linkEditorInternalLink: t("record.linkSamePage"),
    colorPickerControlLabel: t("record.colour"),
    colorPickerCancel: t("common.cancel"),
    colorPickerClear: t("record.noColour"),
    colorPickerColorPicker: t("record.colour"),
    colorPickerPalette: t("record.palette"),
    colorPickerSave: t("common.save"),
    colorPickerColorLabel: (colour) => t("record.colourNamed", { colour }),
  };
}
