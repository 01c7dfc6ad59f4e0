import { useMemo } from "react";
import { encode } from "uqr";

interface Props {
  readonly text: string;
  readonly label: string;
}

/** Black on white in both themes: not every camera reads the reverse. */
export function QrCode({ text, label }: Props) {
  const { size, dots } = useMemo(() => draw(text), [text]);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={208} height={208} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dots} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function draw(text: string) {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size, dots: dots.join("") };
}
