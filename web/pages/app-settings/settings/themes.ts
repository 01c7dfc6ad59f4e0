/** kintone's design themes. WHITE is the plain one. */
export const themes = ["WHITE", "RED", "GREEN", "BLUE", "YELLOW", "BLACK"] as const;

export const themeColors: Readonly<Record<string, string>> = {
  WHITE: "#ffffff",
  RED: "#c9453b",
  GREEN: "#2f8f5b",
  BLUE: "#2f6fb3",
  YELLOW: "#d9a400",
  BLACK: "#2b3230",
};
