import type { CSSProperties } from "react";

/** A property and not the width itself, so that a narrow screen's style can overrule it. */
export const designedWidth = (pixels: number | undefined): CSSProperties =>
  (pixels === undefined ? {} : { "--designed-width": `${pixels}px` }) as CSSProperties;
