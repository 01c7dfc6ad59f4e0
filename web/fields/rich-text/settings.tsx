import { Paper } from "@mantine/core";
import { IconTypography } from "@tabler/icons-react";
import type { FieldDesign } from "../design.ts";
import { ServerHtml } from "../parts/server-html.tsx";
import { DefaultValue } from "../parts/settings/default-value.tsx";
import { type FieldSettings, textOf } from "../settings.ts";

/** The editor with its tool bar is loaded where somebody writes, not for a picture of the form. */
function RichTextSketch({ field }: { readonly field: FieldSettings }) {
  return (
    <Paper withBorder p="xs" h="100%" mih={90}>
      <ServerHtml html={textOf(field, "defaultValue")} />
    </Paper>
  );
}

export const richText: FieldDesign = {
  type: "RICH_TEXT",
  Icon: IconTypography,
  size: { width: "500", innerHeight: "125" },
  Sketch: RichTextSketch,
  Settings: DefaultValue,
};
