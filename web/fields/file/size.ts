const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "1.2 MB" in the reader's language. */
export function showSize(bytes: string, language: string): string {
  let size = Number(bytes);
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[unit],
    unitDisplay: unit === 0 ? "long" : "short",
    maximumFractionDigits: digits,
  }).format(size);
}
