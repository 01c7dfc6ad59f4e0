import { appIn } from "./document.ts";
import { isOn, screen } from "./screen.ts";

/** kintone.app: the app whose page is open, and its list. */

export function getId(): number | null {
  const app = appIn(location.pathname);
  return app === undefined ? null : Number(app);
}

export const getQueryCondition = (): string | null => screen()?.condition ?? null;
export const getQuery = (): string | null => screen()?.query ?? null;

export const getHeaderSpaceElement = () => onList("list-header-space");
export const getHeaderMenuSpaceElement = () => onList("list-menu-space");

const onList = (id: string) => (isOn("list") ? document.getElementById(id) : null);
