import {
  type Collision,
  type CollisionDetection,
  type DroppableContainer,
  KeyboardCode,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import type { Place } from "./form.ts";
import { placeId } from "./moves.ts";

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
export const nearestGap =
  (gaps: () => Gaps): CollisionDetection =>
  ({ droppableContainers, droppableRects, pointerCoordinates }) => {
    if (!pointerCoordinates) {
      const held = heldOver(gaps());
      return held ? [{ id: placeId(held) }] : [];
    }
    const possible = new Set(gaps().places.map(placeId));
    return droppableContainers
      .filter(({ id }) => possible.has(String(id)) || gaps().stays.has(String(id)))
      .flatMap((container: DroppableContainer): Collision[] => {
        const rect = droppableRects.get(container.id);
        const value = rect && toGap(rect, pointerCoordinates);
        return rect ? [{ id: container.id, data: { droppableContainer: container, value } }] : [];
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

/** Where a part can go, while the keyboard carries it. */
export interface Gaps {
  readonly places: readonly Place[];
  /** the gaps beside the part, where it stays what it is */
  readonly stays: ReadonlySet<string>;
  /** the first gap behind the place where the part was */
  readonly start: number;
  /** where it is held now: kept here, because keys come faster than the page is drawn */
  at?: number;
}

/** Where the keyboard holds a part; undefined while it is where it was, and for pointers. */
export const heldOver = ({ places, at }: Gaps): Place | undefined =>
  at === undefined ? undefined : places[at];

/** The arrow keys walk through the gaps in reading order, whatever the shape of the rows. */
export function walkGaps(gaps: () => Gaps): KeyboardCoordinateGetter {
  return (event, { context }) => {
    const step = back.includes(event.code) ? -1 : forth.includes(event.code) ? 1 : 0;
    if (step === 0) return undefined;
    event.preventDefault();
    const walk = gaps();
    // The gaps before and after the part itself are not in the list: from there it goes to the nearest one.
    const next = walk.at === undefined ? walk.start + Math.min(step, 0) : walk.at + step;
    const place = walk.places[next];
    const rect = place && context.droppableRects.get(placeId(place));
    if (rect) walk.at = next;
    return rect && { x: rect.left, y: rect.top };
  };
}
