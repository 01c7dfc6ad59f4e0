/** As much of JSON Schema as the server uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export type Credential = "password" | "apiToken" | "userToken" | "oauth" | "session";

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Partial<Record<Credential, readonly string[]>>[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly "x-token-permissions"?: readonly string[];
  readonly "x-oauth-scope"?: string;
  readonly "x-user-token-scope"?: string;
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** One line of the table of routes, as the explorer shows it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/tonari/v1/users/{user}` */
  readonly path: string;
  readonly summary: string;
  readonly family: string;
  /** none: nobody need say who they are */
  readonly credentials: readonly Credential[];
  /** one of these; empty: any token will do */
  readonly permissions: readonly string[];
  readonly scope: string | undefined;
  readonly userScope: string | undefined;
  readonly inPath: readonly string[];
  readonly parameters: readonly Parameter[];
  /** takes a file instead of JSON */
  readonly upload: boolean;
}

export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method.toUpperCase(), described)),
  );
}

function operationOf(path: string, method: string, described: Described): Operation {
  const { operationId: id, summary, tags, security, parameters, requestBody } = described;
  const body = requestBody?.content["application/json"]?.schema;
  const inBody = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    name,
    required: body?.required?.includes(name) ?? false,
    schema,
  }));
  return {
    id,
    method,
    path,
    summary,
    family: tags[0] ?? "",
    credentials: security.flatMap((one) => Object.keys(one) as Credential[]),
    permissions: described["x-token-permissions"] ?? [],
    scope: described["x-oauth-scope"],
    userScope: described["x-user-token-scope"],
    inPath: parameters.filter((one) => one.in === "path").map(({ name }) => name),
    parameters: [...parameters.filter((one) => one.in === "query"), ...inBody],
    upload: requestBody?.content["multipart/form-data"] !== undefined,
  };
}

/** Every word must occur somewhere: in the method, the path, the sentence or a parameter. */
export function search(operations: readonly Operation[], text: string): readonly Operation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ method, path, summary, parameters, family }) => {
    const all = [method, path, summary, family, ...parameters.map(({ name }) => name)]
      .join(" ")
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

export function byFamily(operations: readonly Operation[]): [string, Operation[]][] {
  const families = new Map<string, Operation[]>();
  for (const one of operations) families.set(one.family, [...(families.get(one.family) ?? []), one]);
  return [...families];
}
