import type { IconProps } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { WireValue } from "../../src/core/fields/field.ts";
import type { Translate } from "../parts/i18n.tsx";
import type { InitialContext } from "./field.ts";
import type { FieldSettings, Size } from "./settings.ts";

export interface SettingsProps {
  readonly field: FieldSettings;
  /** the fields beside it, for settings that name them: those of the form, or the columns of its table */
  readonly others?: readonly FieldSettings[];
  /** the server knows the field: its type stays what it is */
  readonly saved?: boolean;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  /** what is wrong with this property, if anything */
  readonly problem: (property: string) => string | undefined;
}

/**
 * What the form editor asks of a field type: how it looks in the list of parts, how it starts, what can be set about
 * it. Name, code, required and unique are asked of every type that has them (`core/fields` says which).
 */
export interface FieldDesign {
  readonly type: string;
  readonly Icon: ComponentType<IconProps>;
  /** of a new field; without a width it is as wide as the form */
  readonly size: Size;
  /** of a new field, beyond code and name */
  readonly initial?: (t: Translate) => Readonly<Record<string, unknown>>;
  /** the value drawn on the form while it is edited, where the program fills the field */
  readonly sample?: (context: InitialContext) => WireValue;
  /** how the form editor draws it, where the input itself would be too heavy */
  readonly Sketch?: ComponentType<{ readonly field: FieldSettings }>;
  /** its settings need room */
  readonly wide?: true;
  /** absent: nothing but what every field has */
  readonly Settings?: ComponentType<SettingsProps>;
}
