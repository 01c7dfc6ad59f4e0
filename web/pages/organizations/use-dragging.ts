import { useMutation } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";
import { type Organization, withAllBelow } from "../../parts/directory.ts";
import { useToast } from "../../parts/toast.tsx";
import { useMove } from "./move.ts";

/** "" stands for the top of the tree. */
type Target = string;

/**
 * A department is dropped on the one that it shall stand below. (The tree's own dragging puts things before and after
 * each other and never below one that has nothing below it; here the order is by name.)
 */
export function useDragging(organizations: readonly Organization[]) {
  const toast = useToast();
  const move = useMove();
  const drop = useMutation({ mutationFn: move, onError: (error) => toast.failed(error) });
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<Target>();
  const own = dragged === undefined ? undefined : withAllBelow(organizations, dragged);
  const organization = organizations.find(({ code }) => code === dragged);
  const takes = (target: Target) =>
    organization !== undefined && !own?.has(target) && (organization.parentCode ?? "") !== target;
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  return {
    dragging: dragged !== undefined,
    /** of what can be dragged */
    source: (code: string) => ({
      draggable: true,
      onDragStart(event: DragEvent) {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", code);
        setDragged(code);
      },
      onDragEnd: end,
    }),
    /** of what something can be dropped on */
    target: (target: Target) => ({
      "data-over": (over === target && takes(target)) || undefined,
      onDragOver(event: DragEvent) {
        setOver(target);
        if (takes(target)) event.preventDefault();
      },
      onDragLeave: () => setOver(undefined),
      onDrop(event: DragEvent) {
        event.preventDefault();
        if (organization && takes(target)) drop.mutate({ organization, parentCode: target });
        end();
      },
    }),
  };
}
