import type { WireValue } from "../../../src/core/fields/field.ts";
import type { EditProps, FieldPicture, PictureOf, ShowProps } from "../field.ts";
import { LookupEdit } from "./edit.tsx";
import { LookupShow } from "./show.tsx";

/** A text, a number or a link that is the key of a lookup. */
export const lookup = (own: FieldPicture, named: PictureOf): FieldPicture => ({
  ...own,
  Show: (props: ShowProps) => <LookupShow {...props} Value={own.Show} />,
  Edit: (props: EditProps<WireValue>) => <LookupEdit {...props} named={named} />,
  initial: () => "",
  editWidth: 260,
});
