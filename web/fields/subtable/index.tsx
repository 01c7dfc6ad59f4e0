import type { TableRow } from "../../../src/core/fields/field.ts";
import { type EditProps, type PictureOf, picture, type ShowProps } from "../field.ts";
import { TableEdit } from "./edit.tsx";
import { newRow } from "./rows.ts";
import { TableShow } from "./show.tsx";

/** A table in the record. `named` finds the pictures of its columns among the list in which it stands itself. */
export const subtable = (named: PictureOf) =>
  picture<readonly TableRow[]>({
    type: "SUBTABLE",
    Show: (props: ShowProps<readonly TableRow[]>) => <TableShow {...props} named={named} />,
    Edit: (props: EditProps<readonly TableRow[]>) => <TableEdit {...props} named={named} />,
    inline: false,
    inAllRecords: false,
    empty: [],
    initial: (field, context) => [newRow(field, named, context)],
    reusable: true,
    text: (rows) => String(rows.length),
    width: 160,
  });
