import { Input } from "@mantine/core";
import { Link, RichTextEditor } from "@mantine/tiptap";
import "@mantine/tiptap/styles.layer.css";
import { Image } from "@tiptap/extension-image";
import { TableKit } from "@tiptap/extension-table";
import { TextStyleKit } from "@tiptap/extension-text-style";
import { useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useId } from "react";
import { useT } from "../../parts/i18n.tsx";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { fontsToStyles } from "./fonts.ts";
import { editorLabels } from "./labels.ts";

// Pictures and tables cannot be made here, but a record written through the API may hold them: editing keeps them.
const extensions = [
  StarterKit.configure({ link: false }),
  Link.configure({ openOnClick: false }),
  TextStyleKit,
  Image.configure({ inline: true }),
  TableKit,
];
const colours = [
  "#212529",
  "#868e96",
  "#e03131",
  "#c2255c",
  "#6741d9",
  "#1971c2",
  "#0c8599",
  "#2f9e44",
  "#e8590c",
];

export default function Editor({ value, onChange, ...props }: EditProps<string>) {
  const t = useT();
  const id = useId();
  const { label, error, withAsterisk, size, ...named } = inputProps(props);
  const editor = useEditor({
    extensions,
    content: fontsToStyles(value),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": props.field.label,
        ...(named["aria-required"] ? { "aria-required": "true" } : {}),
      },
    },
    onUpdate: ({ editor }) => onChange(editor.isEmpty ? "" : editor.getHTML()),
  });
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={label}
      error={error}
      withAsterisk={withAsterisk}
      size={size}
    >
      <RichTextEditor editor={editor} labels={editorLabels(t)} data-error={error ? true : undefined}>
        <RichTextEditor.Toolbar>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Underline />
            <RichTextEditor.Strikethrough />
            <RichTextEditor.ColorPicker colors={colours} />
            <RichTextEditor.ClearFormatting />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content mih={props.height ?? 140} />
      </RichTextEditor>
    </Input.Wrapper>
  );
}
