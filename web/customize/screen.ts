import type { AppForm } from "../parts/app-form.ts";
import type { View } from "../parts/form.ts";
import type { Marks } from "../parts/record-form/marks.ts";

/** Which screen stands, as far as an app's scripts may ask about it. */
export interface Screen {
  readonly is: "list" | "detail" | "create" | "edit";
  /** the app as its reader may use it */
  readonly form?: AppForm;
  /** of the list */
  readonly view?: View;
  readonly condition?: string | null;
  readonly query?: string | null;
  readonly record?: () => object | null;
  /** puts values into the form */
  readonly set?: (record: unknown) => void;
  /** what scripts have done to the form or record besides */
  readonly marks?: { readonly now: () => Marks; readonly mark: (marks: Partial<Marks>) => void };
}

type Kind = Screen["is"];
let current: { readonly is: Kind; readonly read: () => Screen | undefined } | undefined;

export const screen = (): Screen | undefined => current?.read();

/** Until the function that comes back is called. */
export function standing(is: Kind, read: () => Screen | undefined): () => void {
  const now = { is, read };
  current = now;
  return () => {
    if (current === now) current = undefined;
  };
}

export const isOn = (...screens: readonly Kind[]) => current !== undefined && screens.includes(current.is);
