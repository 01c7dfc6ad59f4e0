/** Addresses of the REST API as kintone's functions write them. */

/** Absolute, with ".json"; on a page of a guest space, and only if it is asked for, the path of that space. */
export function apiUrl(path: string, detectGuestSpace = false): string {
  const url = new URL(path, location.origin);
  if (!url.pathname.endsWith(".json")) url.pathname += ".json";
  const space = /^\/k\/guest\/(\d+)\//.exec(location.pathname)?.[1];
  if (detectGuestSpace && space !== undefined) {
    url.pathname = url.pathname.replace(/^\/k\/v1\//, `/k/guest/${space}/v1/`);
  }
  return url.href;
}

export function urlForGet(path: string, parameters: object = {}, detectGuestSpace = false): string {
  const url = apiUrl(path, detectGuestSpace);
  const query = pairs(parameters).join("&");
  if (query === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** `app=4&fields[0]=a&key[inner]=b` */
function pairs(value: unknown, name?: string): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") {
    return name === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const part = encodeURIComponent(key);
    return pairs(inner, name === undefined ? part : `${name}[${part}]`);
  });
}
