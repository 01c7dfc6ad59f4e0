import { IconTable } from "@tabler/icons-react";
import type { FieldDesign } from "../design.ts";

export const subtable: FieldDesign = { type: "SUBTABLE", Icon: IconTable, size: {} };
