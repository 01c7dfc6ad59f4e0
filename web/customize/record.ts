import { readRecordAddress } from "../pages/detail/address.ts";
import { appIn } from "./document.ts";
import { isRunning } from "./events.ts";
import { isOn, screen } from "./screen.ts";

/** kintone.app.record: the record that is open. */

export function getId(): number | null {
  const onRecord = appIn(location.pathname) !== undefined && location.pathname.endsWith("/show");
  const { record } = onRecord ? readRecordAddress(location.hash) : {};
  return record === undefined ? null : Number(record);
}

/** In a handler the event has the record, and kintone gives none here. */
export function get(): { record: object } | null {
  const record = isRunning() ? undefined : screen()?.record?.();
  return record ? { record } : null;
}

export function set(given: { readonly record?: unknown }): void {
  if (!isRunning()) screen()?.set?.(given?.record);
}

export function getHeaderMenuSpaceElement(): HTMLElement | null {
  return isOn("detail", "create", "edit") ? document.getElementById("record-header-menu-space") : null;
}

export function getSpaceElement(elementId: string): HTMLElement | null {
  if (!elementId || !isOn("detail", "create", "edit")) return null;
  return document.getElementById(`user-js-${elementId}`);
}

export const setFieldShown = (code: string, shown: boolean): void => {
  const marks = screen()?.marks;
  if (!marks) return;
  const others = marks.now().hidden.filter((one) => one !== code);
  marks.mark({ hidden: shown ? others : [...others, code] });
};
export const setGroupFieldOpen = (code: string, open: boolean): void => {
  const marks = screen()?.marks;
  marks?.mark({ open: { ...marks.now().open, [code]: open } });
};
