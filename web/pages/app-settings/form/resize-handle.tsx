import { type PointerEvent as ReactPointerEvent, useRef, useState } from "react";
import type { Size } from "../../../fields/settings.ts";
import { useT } from "../../../parts/i18n.tsx";
import classes from "./form.module.css";
import type { Part } from "./form.ts";

const narrowest = 60;
const widest = 1200;
const within = (width: number) => Math.min(widest, Math.max(narrowest, Math.round(width)));

interface Props {
  readonly part: Part;
  readonly name: string;
  readonly onResize: (size: Size) => void;
}

/** The right edge: pulled with the mouse, or the left and right keys in steps of ten pixels. */
export function ResizeHandle({ part, name, onResize }: Props) {
  const t = useT();
  const width = Number(part.size.width ?? 200);
  const start = useRef<{ x: number; width: number }>(undefined);
  const [pulled, setPulled] = useState<number>();
  const finish = (to: number) => {
    if (to !== width) onResize({ ...part.size, width: String(to) });
  };
  const card = (event: ReactPointerEvent) => event.currentTarget.closest("article");

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can (ARIA window splitter) */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t("formEditor.width", { name })}
        aria-valuenow={pulled ?? width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        tabIndex={0}
        className={classes.resize}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { x: event.clientX, width: Math.min(width, card(event)?.clientWidth ?? width) };
        }}
        onPointerMove={(event) => {
          if (!start.current) return;
          const to = within(start.current.width + event.clientX - start.current.x);
          setPulled(to);
          card(event)?.style.setProperty("width", `${to}px`);
        }}
        onPointerUp={() => {
          start.current = undefined;
          setPulled(undefined);
          if (pulled !== undefined) finish(pulled);
        }}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -10, ArrowRight: 10 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          finish(within(width + step));
        }}
      />
      {pulled !== undefined && <span className={classes.widthNote}>{pulled}</span>}
    </>
  );
}
