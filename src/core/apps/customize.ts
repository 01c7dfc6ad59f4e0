import { message, type Problems } from "../errors/problem.ts";
import { enumOf, list, object, optional, type Read, type Shape, text } from "../input/shape.ts";
import type { AppSettings, Customize, CustomizeEntry, CustomizeFile, CustomizeFiles } from "./settings.ts";

const none: CustomizeFiles = { js: [], css: [] };
const uncustomized: Customize = { scope: "ALL", desktop: none, mobile: none };

/** Apps that nobody ever customized say nothing about it. */
export const customizeOf = ({ customize }: Pick<AppSettings, "customize">): Customize =>
  customize ?? uncustomized;

export const devices = ["desktop", "mobile"] as const;
export const kinds = ["js", "css"] as const;

/** Every entry with its place: `desktop.js` … */
export function entriesOf(customize: Customize): { readonly list: string; readonly entry: CustomizeEntry }[] {
  return devices.flatMap((device) =>
    kinds.flatMap((kind) => customize[device][kind].map((entry) => ({ list: `${device}.${kind}`, entry }))),
  );
}

/** The app's files that its customization names. */
export function customizeFiles(settings: Pick<AppSettings, "customize">): CustomizeFile[] {
  return entriesOf(customizeOf(settings)).flatMap(({ entry }) => (entry.type === "FILE" ? [entry] : []));
}

export const mostEntries = 30;
const longestUrl = 2000;

const entry = object({
  type: enumOf("URL", "FILE"),
  url: optional(text({ max: longestUrl })),
  file: optional(object({ fileKey: text({ max: 256 }) })),
});
const entries = optional(
  list(entry, { max: mostEntries, sizeMessage: message("tooMany", { max: mostEntries }) }),
);
const files = optional(object({ js: entries, css: entries }));

/** As the API takes it: what is absent stays as it is, a list that is given replaces the list. */
export const customizeParameters = {
  scope: optional(enumOf("ALL", "ADMIN", "NONE")),
  desktop: files,
  mobile: files,
} satisfies Record<string, Shape<unknown>>;
export type CustomizeChange = {
  readonly [K in keyof typeof customizeParameters]?: Read<(typeof customizeParameters)[K]>;
};
type GivenEntry = Read<typeof entry>;

/** `fileOf` finds the file that a key stands for, and says itself what is wrong with one. */
export function changeCustomize(
  before: Customize,
  change: CustomizeChange,
  {
    problems,
    fileOf,
  }: { problems: Problems; fileOf: (key: string, path: string) => CustomizeFile | undefined },
): Customize {
  const read = (given: GivenEntry, path: string): CustomizeEntry[] => {
    if (given.type === "URL") {
      if (!given.url) problems.add(`${path}.url`, message("requiredParameter"));
      else if (!isHttps(given.url)) problems.add(`${path}.url`, message("badUrl"));
      else return [{ type: "URL", url: given.url.trim() }];
      return [];
    }
    if (!given.file) {
      problems.add(`${path}.file`, message("requiredParameter"));
      return [];
    }
    const file = fileOf(given.file.fileKey, `${path}.file.fileKey`);
    return file ? [{ type: "FILE", ...file }] : [];
  };
  const readList = (device: (typeof devices)[number], kind: (typeof kinds)[number]) =>
    change[device]?.[kind]?.flatMap((one, at) => read(one, `${device}.${kind}[${at}]`)) ??
    before[device][kind];
  const readDevice = (device: (typeof devices)[number]): CustomizeFiles => ({
    js: readList(device, "js"),
    css: readList(device, "css"),
  });
  return {
    scope: change.scope ?? before.scope,
    desktop: readDevice("desktop"),
    mobile: readDevice("mobile"),
  };
}

/** The keys of files that are given, each once. */
export function givenFileKeys({ desktop, mobile }: CustomizeChange): string[] {
  const lists = [desktop, mobile].flatMap((files) => [files?.js ?? [], files?.css ?? []]);
  return [
    ...new Set(lists.flat().flatMap(({ type, file }) => (type === "FILE" && file ? [file.fileKey] : []))),
  ];
}

function isHttps(url: string): boolean {
  return /^\s*https:\/\//i.test(url) && URL.canParse(url.trim());
}
