/** kintone's addresses: `/k/admin/app/flow?app=1#section=views`; pages with an address of their own are settings. */
export type Section = "form" | "views" | "settings";

export function sectionOf(pathname: string, hash: string): Section {
  if (!pathname.endsWith("/flow")) return "settings";
  const section = new URLSearchParams(hash.slice(1)).get("section");
  return section === "views" || section === "settings" ? section : "form";
}
