import {
  type Collision,
  type CollisionDetection,
  type DroppableContainer,
  KeyboardCode,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import type { Place } from "./form.ts";

/** What is dragged: a part of the form, or a type from the palette. */
export type Dragged =
  | { readonly from: "form"; readonly key: string }
  | { readonly from: "palette"; readonly type: string };

export const placeOf = (data: Record<string, unknown> | undefined) => data?.place as Place | undefined;

type Rect = { left: number; top: number; right: number; bottom: number };

/**
 * The gap that the pointer means. Inside a row it means a gap beside a part, unless it is near the row's upper or
 * lower edge: so distances along a row count less than distances across it.
 */
export const nearestGap: CollisionDetection = ({
  droppableContainers,
  droppableRects,
  pointerCoordinates,
  collisionRect,
}) => {
  const distance = (rect: Rect) =>
    pointerCoordinates
      ? toGap(rect, pointerCoordinates)
      : Math.hypot(rect.left - collisionRect.left, rect.top - collisionRect.top);
  return droppableContainers
    .flatMap((container: DroppableContainer): Collision[] => {
      const rect = droppableRects.get(container.id);
      return rect
        ? [{ id: container.id, data: { droppableContainer: container, value: distance(rect) } }]
        : [];
    })
    .sort((one, other) => one.data?.value - other.data?.value);
};

function toGap(rect: Rect, { x, y }: { x: number; y: number }): number {
  const across = outside(y, rect.top, rect.bottom);
  const along = outside(x, rect.left, rect.right);
  return across + along / (across === 0 ? 5 : 1);
}
const outside = (at: number, from: number, to: number) => Math.max(from - at, 0, at - to);

const back: string[] = [KeyboardCode.Up, KeyboardCode.Left];
const forth: string[] = [KeyboardCode.Down, KeyboardCode.Right];

/** The arrow keys walk through the gaps in reading order, whatever the shape of the rows. */
export function walkGaps(gaps: () => { ids: readonly string[]; start: number }): KeyboardCoordinateGetter {
  return (event, { context }) => {
    const step = back.includes(event.code) ? -1 : forth.includes(event.code) ? 1 : 0;
    if (step === 0) return undefined;
    event.preventDefault();
    const { ids, start } = gaps();
    const at = context.over ? ids.indexOf(String(context.over.id)) : -1;
    // The gaps before and after the part itself are not in the list: from there it goes to the nearest one.
    const next = at >= 0 ? at + step : step < 0 ? start - 1 : start;
    const rect = context.droppableRects.get(ids[next] ?? "");
    return rect && { x: rect.left, y: rect.top };
  };
}
