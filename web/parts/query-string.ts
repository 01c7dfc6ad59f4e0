/** Parameters as kintone's API takes them; `undefined` ones are left out. */
export type Parameters = Readonly<Record<string, unknown>>;

/** kintone's way to write lists and objects in an address: `fields[0]=a&fields[1]=b`. */
export function queryString(parameters: Parameters): string {
  const pairs = new URLSearchParams();
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (typeof value === "object") {
      for (const [key, part] of Object.entries(value)) {
        add(Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`, part);
      }
    } else {
      pairs.append(name, String(value));
    }
  };
  for (const [name, value] of Object.entries(parameters)) add(name, value);
  return pairs.toString();
}
