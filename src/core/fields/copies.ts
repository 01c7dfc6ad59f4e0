/**
 * Which values a lookup copies into which fields: the same type, and what loses nothing on the way. One type of field
 * may stand for several there: whoever made a record becomes a user who is selected, its number becomes a number.
 */
const sources: Readonly<Record<string, readonly string[]>> = {
  SINGLE_LINE_TEXT: [
    "SINGLE_LINE_TEXT",
    "NUMBER",
    "CALC",
    "LINK",
    "DROP_DOWN",
    "RADIO_BUTTON",
    "DATE",
    "TIME",
    "DATETIME",
    "RECORD_NUMBER",
    "CREATED_TIME",
    "UPDATED_TIME",
    "STATUS",
  ],
  MULTI_LINE_TEXT: ["MULTI_LINE_TEXT", "SINGLE_LINE_TEXT"],
  RICH_TEXT: ["RICH_TEXT"],
  NUMBER: ["NUMBER", "CALC", "RECORD_NUMBER"],
  CHECK_BOX: ["CHECK_BOX", "MULTI_SELECT"],
  MULTI_SELECT: ["MULTI_SELECT", "CHECK_BOX"],
  RADIO_BUTTON: ["RADIO_BUTTON", "DROP_DOWN"],
  DROP_DOWN: ["DROP_DOWN", "RADIO_BUTTON"],
  DATE: ["DATE"],
  TIME: ["TIME"],
  DATETIME: ["DATETIME", "CREATED_TIME", "UPDATED_TIME"],
  LINK: ["LINK"],
  USER_SELECT: ["USER_SELECT", "CREATOR", "MODIFIER"],
  ORGANIZATION_SELECT: ["ORGANIZATION_SELECT"],
  GROUP_SELECT: ["GROUP_SELECT"],
};

export function copies(source: string, target: string): boolean {
  return sources[target]?.includes(source) ?? false;
}
