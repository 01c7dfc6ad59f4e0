import { useDraggable } from "@dnd-kit/core";
import { Text, TextInput } from "@mantine/core";
import {
  IconAbc,
  IconForms,
  IconLineDashed,
  type IconProps,
  IconSearch,
  IconSpacingHorizontal,
} from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { designNamed, designs } from "../../../fields/designs.ts";
import { useT } from "../../../parts/i18n.tsx";
import type { Dragged } from "./dragging.ts";
import { isBuiltIn } from "./editor.ts";
import classes from "./form.module.css";
import type { Form } from "./form.ts";
import { layoutTypes, typeName } from "./new-part.ts";

type Picture = ComponentType<IconProps>;
const layoutIcons: Record<(typeof layoutTypes)[number], Picture> = {
  LABEL: IconAbc,
  SPACER: IconSpacingHorizontal,
  HR: IconLineDashed,
};
export function iconOf(type: string): Picture {
  return designNamed(type)?.Icon ?? layoutIcons[type as keyof typeof layoutIcons] ?? IconForms;
}

const types = designs.map(({ type }) => type);
const groups = [
  { title: "formEditor.paletteFields", types: types.filter((type) => !isBuiltIn(type)) },
  { title: "formEditor.paletteLayout", types: [...layoutTypes] },
  { title: "formEditor.paletteBuiltIn", types: types.filter(isBuiltIn) },
] as const;

interface Props {
  readonly form: Form;
  readonly onAdd: (type: string) => void;
}

/** Everything that a form can have: press to add at the end, or drag to a place. */
export function Palette({ form, onAdd }: Props) {
  const t = useT();
  const [words, setWords] = useState("");
  const matching = (type: string) =>
    typeName(type, t).toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());
  const shown = groups
    .map((group) => ({ ...group, types: group.types.filter(matching) }))
    .filter((group) => group.types.length > 0);
  return (
    <aside className={classes.palette} aria-label={t("formEditor.palette")}>
      <TextInput
        className={classes.paletteSearch}
        aria-label={t("formEditor.paletteSearch")}
        placeholder={t("formEditor.paletteSearch")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Text className={classes.paletteHint} size="xs" c="dimmed">
        {t(shown.length > 0 ? "formEditor.paletteHint" : "formEditor.paletteNothing")}
      </Text>
      <div className={classes.paletteGroups}>
        {shown.map((group) => (
          <section key={group.title}>
            <h2 className={classes.paletteTitle}>{t(group.title)}</h2>
            <ul className={classes.paletteList}>
              {group.types.map((type) => (
                <li key={type}>
                  <Item type={type} placed={isBuiltIn(type) && isPlaced(form, type)} onAdd={onAdd} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </aside>
  );
}

const isPlaced = (form: Form, type: string) =>
  form.rows.some((row) => row.parts.some((part) => part.type === type));

interface ItemProps {
  readonly type: string;
  /** there is only one of it, and it is on the form */
  readonly placed: boolean;
  readonly onAdd: (type: string) => void;
}

function Item({ type, placed, onAdd }: ItemProps) {
  const t = useT();
  const dragged: Dragged = { from: "palette", type };
  const { setNodeRef, listeners } = useDraggable({ id: `palette ${type}`, data: dragged, disabled: placed });
  // Without a mouse the button is pressed: picking it up with the keyboard would need one key more.
  const { onKeyDown: _, ...pointer } = listeners ?? {};
  const Picture = iconOf(type);
  const name = typeName(type, t);
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes.paletteItem}
      disabled={placed}
      aria-label={placed ? `${name}: ${t("formEditor.onForm")}` : t("formEditor.addPart", { type: name })}
      onClick={() => onAdd(type)}
      {...pointer}
    >
      <Picture size={18} stroke={1.6} aria-hidden />
      <span>{name}</span>
      {placed && <span className={classes.paletteNote}>{t("formEditor.onForm")}</span>}
    </button>
  );
}
