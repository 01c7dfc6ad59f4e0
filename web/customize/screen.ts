/** Which screen stands, as far as an app's scripts may ask about it. */
export interface Screen {
  readonly is: "list" | "detail" | "create" | "edit";
  /** of the list, as text */
  readonly condition?: () => string | null;
  readonly query?: () => string | null;
  readonly record?: () => object | null;
  /** puts values into the form */
  readonly set?: (record: unknown) => void;
}

let current: Screen | undefined;

export const screen = () => current;

/** Until the function that comes back is called. */
export function standing(now: Screen): () => void {
  current = now;
  return () => {
    if (current === now) current = undefined;
  };
}

export const isOn = (...screens: readonly Screen["is"][]) =>
  current !== undefined && screens.includes(current.is);
