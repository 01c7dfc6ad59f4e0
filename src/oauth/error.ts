/** What a protocol's step refuses: the error of the specification, and words for the application's developer. */
export class OAuthError extends Error {
  readonly error: ErrorName;
  readonly status: number;

  constructor(error: ErrorName, description: string, status = 400) {
    super(description);
    this.name = "OAuthError";
    this.error = error;
    this.status = status;
  }
}

type ErrorName =
  | "access_denied"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_request"
  | "invalid_scope"
  | "unsupported_grant_type"
  | "unsupported_response_type";

/** A parameter that stands there once and is not empty; the specification reads an empty one as absent. */
export function single(parameters: URLSearchParams, name: string): string | undefined {
  const given = parameters.getAll(name);
  if (given.length > 1) throw new OAuthError("invalid_request", `${name} is given more than once`);
  return given[0] === "" ? undefined : given[0];
}

export function required(parameters: URLSearchParams, name: string): string {
  const given = single(parameters, name);
  if (given === undefined) throw new OAuthError("invalid_request", `${name} is missing`);
  return given;
}
