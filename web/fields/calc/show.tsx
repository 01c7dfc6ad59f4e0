import { useT } from "../../parts/i18n.tsx";
import type { ShowProps } from "../field.ts";
import { useReader } from "../parts/reader.ts";
import { showResult } from "./format.ts";

export function CalcShow({ field, value }: ShowProps<string>) {
  const t = useT();
  const { language, timeZone } = useReader();
  return <span className="numeric">{showResult(value, field, { t, language, timeZone })}</span>;
}
