/** What a part gets whose size nobody has chosen. */
export function defaultSize(type: string): Record<string, string> {
  switch (type) {
    case "MULTI_LINE_TEXT":
    case "RICH_TEXT":
      return { width: "315", innerHeight: "125" };
    case "SPACER":
      return { width: "193", height: "69" };
    case "HR":
      return { width: "427" };
    default:
      return { width: "193" };
  }
}
