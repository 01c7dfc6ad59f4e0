import { queryString } from "../../parts/query-string.ts";
import type { Credential, Operation, Schema } from "./document.ts";

/** What is typed into the form of one operation. */
export interface Draft {
  readonly inPath: Readonly<Record<string, string>>;
  /** a JSON object */
  readonly parameters: string;
}

/** The required parameters, with values that say their kind. */
export function firstDraft({ inPath, parameters }: Operation): Draft {
  const required = parameters
    .filter(({ required }) => required)
    .map(({ name, schema }) => [name, example(schema)]);
  return {
    inPath: Object.fromEntries(inPath.map((name) => [name, ""])),
    parameters: JSON.stringify(Object.fromEntries(required), null, 2),
  };
}

function example(schema: Schema): unknown {
  const [type] = [schema.type ?? []].flat();
  if (schema.enum) return schema.enum[0];
  if (type === "integer") return Math.max(schema.minimum ?? 1, 1);
  if (type === "boolean") return true;
  if (type === "string") return "";
  if (type === "array") return schema.minItems && schema.items ? [example(schema.items)] : [];
  const names = schema.required ?? [];
  return Object.fromEntries(names.map((name) => [name, example(schema.properties?.[name] ?? {})]));
}

export interface Exchange {
  readonly method: string;
  /** with the query string */
  readonly address: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** undefined: the parameters are no JSON object */
export function exchangeOf({ method, path, upload }: Operation, draft: Draft): Exchange | undefined {
  const parameters = readObject(draft.parameters);
  if (!parameters) return undefined;
  const place = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(draft.inPath[name] ?? ""),
  );
  if (upload) return { method, address: place };
  if (method !== "GET") return { method, address: place, body: parameters };
  const query = queryString(parameters);
  return { method, address: query === "" ? place : `${place}?${query}` };
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = text.trim() === "" ? {} : JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const headers: Readonly<Record<Exclude<Credential, "session">, string>> = {
  password: `X-Cybozu-Authorization: $(printf '%s' "$LOGIN:$PASSWORD" | base64 | tr -d '\\n')`,
  apiToken: "X-Cybozu-API-Token: $TOKEN",
  userToken: "Authorization: Bearer $USER_API_TOKEN",
  oauth: "Authorization: Bearer $ACCESS_TOKEN",
};

/** For a shell: secrets stay in variables. */
export function curlOf(
  { method, address, body }: Exchange,
  origin: string,
  {
    credential,
    upload = false,
  }: { readonly credential?: Exclude<Credential, "session">; readonly upload?: boolean },
): string {
  return [
    `curl -X ${method} ${quoted(origin + address)}`,
    // The shell fills in the variables, so this is no place for quoted(). Quotes inside $(…) are a world of their own.
    ...(credential ? [`-H "${headers[credential]}"`] : []),
    ...(upload ? ["-F 'file=@picture.png'"] : []),
    ...(body && Object.keys(body).length > 0
      ? ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`]
      : []),
  ].join(" \\\n  ");
}

/** Nothing in single quotes means anything to a shell but the quote. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
