import { useDraggable } from "@dnd-kit/core";
import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import {
  IconArrowBarUp,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconSettings,
  IconTrash,
} from "@tabler/icons-react";
import {
  type KeyboardEventHandler,
  memo,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
} from "react";
import { designOf } from "../../../fields/designs.ts";
import type { Size } from "../../../fields/settings.ts";
import { useT } from "../../../parts/i18n.tsx";
import type { FieldProblems } from "./check.ts";
import type { Dragged } from "./dragging.ts";
import { isBuiltIn } from "./editor.ts";
import classes from "./form.module.css";
import type { Part } from "./form.ts";
import type { Step } from "./moves.ts";
import { partName } from "./new-part.ts";
import { ResizeHandle } from "./resize-handle.tsx";
import { Sketch } from "./sketch.tsx";

export interface PartCommands {
  open(key: string): void;
  duplicate(key: string): void;
  remove(key: string): void;
  step(key: string, step: Step): void;
  resize(key: string, size: Size): void;
}
interface Props {
  readonly part: Part;
  readonly problems: FieldProblems | undefined;
  readonly commands: PartCommands;
  readonly selected: boolean;
  /** of a table or a group: what it holds */
  readonly children?: ReactNode;
}

/** A part on the canvas: what it will look like, its code, and everything that can be done with it. */
export const PartCard = memo(function PartCard({ part, problems, commands, selected, children }: Props) {
  const t = useT();
  const { key, field } = part;
  const dragged: Dragged = { from: "form", key };
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: key,
    data: dragged,
  });
  // The whole card follows the mouse, the handle alone the keyboard: a button inside must keep its own keys.
  const { onKeyDown, ...pointer } = listeners ?? {};
  const name = partName(part, t);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (selected) card.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, [selected]);
  const wide = children !== undefined || (field && designOf(field)?.size.width === undefined);
  const width = wide ? undefined : `${Number(part.size.width ?? 200)}px`;
  return (
    <article
      ref={(node) => {
        card.current = node;
        setNodeRef(node);
      }}
      className={classes.part}
      style={{ width }}
      data-wide={(wide && !children) || undefined}
      data-part={field?.code ?? part.type}
      data-dragged={isDragging || undefined}
      data-bad={problems ? true : undefined}
      data-new={field && part.saved === undefined ? true : undefined}
      aria-label={name}
      {...(children ? {} : pointer)}
    >
      <div className={classes.head} {...(children ? pointer : {})}>
        <ActionIcon
          ref={setActivatorNodeRef}
          {...attributes}
          onKeyDown={onKeyDown as KeyboardEventHandler}
          className={classes.handle}
          size={24}
          aria-label={t("formEditor.drag", { name })}
        >
          <IconGripVertical size={14} aria-hidden />
        </ActionIcon>
        <UnstyledButton
          className={classes.title}
          data-hidden={field?.noLabel || undefined}
          onClick={() => commands.open(key)}
        >
          {name}
          {field?.required && (
            <span className={classes.star} title={t("common.required")}>
              *
            </span>
          )}
        </UnstyledButton>
        <div className={classes.tools} {...keptInside}>
          <PartMenu part={part} name={name} commands={commands} />
        </div>
      </div>
      {children ?? <Sketch part={part} />}
      {field && (
        <div className={classes.foot}>
          <span className={classes.code} title={t("formEditor.code", { code: field.code })}>
            {field.code}
          </span>
        </div>
      )}
      {problems && <div className={classes.problem}>{Object.values(problems).join(" ")}</div>}
      {!wide && (
        <div {...keptInside}>
          <ResizeHandle part={part} name={name} onResize={(size) => commands.resize(key, size)} />
        </div>
      )}
    </article>
  );
});

/** What happens on these must not pick up the card (a menu's portal passes its events to the card, too). */
const stop = (event: SyntheticEvent) => event.stopPropagation();
const keptInside = { onMouseDown: stop, onTouchStart: stop };

function PartMenu({ part, name, commands }: { part: Part; name: string; commands: PartCommands }) {
  const t = useT();
  const { key } = part;
  const builtIn = isBuiltIn(part.type);
  const icon = { size: 16, stroke: 1.6, "aria-hidden": true };
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <ActionIcon size={24} aria-label={t("formEditor.menu", { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSettings {...icon} />} onClick={() => commands.open(key)}>
          {t("formEditor.settings")}
        </Menu.Item>
        {!builtIn && (
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => commands.duplicate(key)}>
            {t("formEditor.duplicate")}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => commands.step(key, "up")}>
          {t("formEditor.moveUp")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => commands.step(key, "down")}>
          {t("formEditor.moveDown")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowLeft {...icon} />} onClick={() => commands.step(key, "left")}>
          {t("formEditor.moveLeft")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowRight {...icon} />} onClick={() => commands.step(key, "right")}>
          {t("formEditor.moveRight")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowBarUp {...icon} />} onClick={() => commands.step(key, "beside")}>
          {t("formEditor.moveBeside")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c={builtIn ? undefined : "var(--color-danger)"}
          leftSection={<IconTrash {...icon} />}
          onClick={() => commands.remove(key)}
        >
          {t(builtIn ? "formEditor.takeOffForm" : "formEditor.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
