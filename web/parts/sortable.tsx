import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ActionIcon } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { createContext, type ReactNode, useContext, useRef } from "react";
import { useT } from "./i18n.tsx";

interface ListProps {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
}

/** A vertical list whose items are dragged by their handle, with the mouse, a finger or the keyboard. */
export function SortableList({ ids, nameOf, onMove, children }: ListProps) {
  const t = useT();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const moved = useRef(false);
  const at = (id: unknown) => ids.indexOf(String(id));
  const facts = (id: unknown, over: unknown) => ({
    name: nameOf(String(id)),
    at: at(over) + 1,
    count: ids.length,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      moved.current = false;
      return t("formEditor.pickedUp", { name: nameOf(String(active.id)) });
    },
    onDragOver: ({ active, over }) => {
      // It begins over itself: that is no news, and would talk over how to move it.
      moved.current ||= over !== null && over.id !== active.id;
      return over && moved.current ? t("formEditor.over", facts(active.id, over.id)) : undefined;
    },
    onDragEnd: ({ active, over }) => (over ? t("formEditor.dropped", facts(active.id, over.id)) : undefined),
    onDragCancel: ({ active }) => t("formEditor.cancelled", { name: nameOf(String(active.id)) }),
  };
  const end = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onMove(at(active.id), at(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t("formEditor.dragInstructions") },
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

type Handle = Pick<
  ReturnType<typeof useSortable>,
  "attributes" | "listeners" | "setActivatorNodeRef" | "isDragging"
>;
const HandleContext = createContext<Handle | undefined>(undefined);

interface ItemProps {
  readonly id: string;
  /** a row of a table, or a block by itself */
  readonly as?: "div" | "tr";
  readonly className?: string;
  readonly children: ReactNode;
}

export function SortableItem({ id, as: Tag = "div", className, children }: ItemProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id,
    });
  const style = {
    transform: CSS.Translate.toString(transform),
    transition,
    ...(isDragging ? { position: "relative" as const, zIndex: 2, opacity: 0.85 } : {}),
  };
  return (
    <Tag ref={setNodeRef} style={style} className={className}>
      <HandleContext value={{ attributes, listeners, setActivatorNodeRef, isDragging }}>
        {children}
      </HandleContext>
    </Tag>
  );
}

/** The button that moves its item: drag it, or press Space and use the arrow keys. */
export function DragHandle({ label }: { readonly label: string }) {
  const handle = useContext(HandleContext);
  return (
    <ActionIcon
      ref={handle?.setActivatorNodeRef}
      {...handle?.attributes}
      {...handle?.listeners}
      aria-label={label}
      // While something is carried, Escape puts it back; it must not close the dialog around the list as well.
      data-mantine-stop-propagation={handle?.isDragging || undefined}
      style={{ cursor: "grab", touchAction: "none" }}
    >
      <IconGripVertical size={16} />
    </ActionIcon>
  );
}
