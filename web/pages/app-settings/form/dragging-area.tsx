import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useRef, useState } from "react";
import { useT } from "../../../parts/i18n.tsx";
import { type Dragged, type Gaps, heldOver, nearestGap, placeOf, walkGaps } from "./dragging.ts";
import classes from "./form.module.css";
import { type Form, findPart, type Place } from "./form.ts";
import { allPlaces, canGo, placeId, staysThere } from "./moves.ts";
import { partName, typeName } from "./new-part.ts";
import { iconOf } from "./palette.tsx";

interface Props {
  readonly form: Form;
  readonly onAdd: (type: string, place: Place) => void;
  readonly onPlace: (key: string, place: Place) => void;
  readonly children: ReactNode;
}

/** Dragging with mouse, finger and keyboard, from the palette and within the form, spoken for screen readers. */
export function DraggingArea({ form, onAdd, onPlace, children }: Props) {
  const t = useT();
  const [dragged, setDragged] = useState<Dragged>();
  const gaps = useRef<Gaps>({ places: [], stays: new Set(), start: 0 });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A short touch scrolls the page, a long one picks up.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: walkGaps(() => gaps.current), scrollBehavior: "auto" }),
  );
  const nameOf = (one: Dragged | undefined): string => {
    if (!one) return "";
    if (one.from === "palette") return typeName(one.type, t);
    const part = findPart(form, one.key);
    return part ? partName(part, t) : "";
  };
  const facts = (over: unknown) => ({
    name: nameOf(dragged),
    at: numberOf(gaps.current, over) + 1,
    count: gaps.current.places.length,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("formEditor.pickedUp", { name: nameOf(active.data.current as Dragged) }),
    onDragOver: ({ over }) => {
      // Over the gaps beside itself the part is where it was.
      const known = over !== null && numberOf(gaps.current, over.id) >= 0;
      return known ? t("formEditor.over", facts(over.id)) : undefined;
    },
    onDragEnd: ({ over }) => (over ? t("formEditor.dropped", facts(over.id)) : undefined),
    onDragCancel: () => t("formEditor.cancelled", { name: nameOf(dragged) }),
  };
  const end = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const what = active.data.current as Dragged;
    const place = heldOver(gaps.current) ?? placeOf(over?.data.current);
    if (!place) return;
    if (what.from === "palette") onAdd(what.type, place);
    else onPlace(what.key, place);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestGap(() => gaps.current)}
      onDragStart={({ active }) => {
        const what = active.data.current as Dragged;
        gaps.current = gapsFor(form, what);
        setDragged(what);
      }}
      onDragEnd={end}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t("formEditor.dragInstructions") },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && <Flying type={typeOfDragged(form, dragged)} name={nameOf(dragged)} />}
      </DragOverlay>
    </DndContext>
  );
}

function Flying({ type, name }: { readonly type: string; readonly name: string }) {
  const Picture = iconOf(type);
  return (
    <div className={classes.flying}>
      <Picture size={18} stroke={1.6} aria-hidden />
      {name}
    </div>
  );
}

const typeOfDragged = (form: Form, dragged: Dragged): string =>
  dragged.from === "palette" ? dragged.type : (findPart(form, dragged.key)?.type ?? "");

const numberOf = ({ places }: Gaps, id: unknown) => places.findIndex((place) => placeId(place) === id);

/** Where the thing can really go, in reading order, and which of these places comes after where it is now. */
function gapsFor(form: Form, dragged: Dragged): Gaps {
  const part = dragged.from === "form" ? findPart(form, dragged.key) : { type: dragged.type };
  const places = allPlaces(form).filter((place) => part && canGo(form, part, place));
  if (dragged.from === "palette") return { places, stays: new Set(), start: 0 };
  const own = places.findIndex((place) => staysThere(form, dragged.key, place));
  const before = places.slice(0, own).filter((place) => !staysThere(form, dragged.key, place));
  const after = places.slice(own).filter((place) => !staysThere(form, dragged.key, place));
  const stays = new Set(places.filter((place) => staysThere(form, dragged.key, place)).map(placeId));
  return { places: [...before, ...after], stays, start: before.length };
}
