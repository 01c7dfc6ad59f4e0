import type { Charset, CsvKind } from "../../../src/core/users/csv.ts";
import { ApiError, api, OfflineError } from "../../parts/api.ts";
import { boot } from "../../parts/boot.ts";

/** Files are not JSON, so these two speak to the server themselves. The session needs the header on a download too. */
async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      headers: { "X-Requested-With": "XMLHttpRequest" },
      credentials: "same-origin",
    });
  } catch (error) {
    throw new OfflineError(error);
  }
  if (response.ok) return response;
  throw new ApiError(response.status, await response.json().catch(() => ({})));
}

export async function download(kind: CsvKind, charset: Charset): Promise<void> {
  const response = await send(`/v1/csv/${kind}.csv?charset=${charset}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = `${kind}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}

async function upload(file: File): Promise<string> {
  const form = new FormData();
  if (boot.requestToken !== undefined) form.append("__REQUEST_TOKEN__", boot.requestToken);
  form.append("file", file, file.name);
  const response = await send("/v1/file.json", { method: "POST", body: form });
  return ((await response.json()) as { fileKey: string }).fileKey;
}

export interface Result {
  readonly done: boolean;
  readonly success: boolean;
  readonly errorCode: string | null;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends a file and waits until the import has ended. */
export async function importFile(kind: CsvKind, file: File): Promise<Result> {
  const fileKey = await upload(file);
  const { id } = await api.post<{ id: number }>(`/v1/csv/${kind}.json`, { fileKey });
  for (let pause = 200; ; pause = Math.min(pause * 1.5, 3000)) {
    const result = await api.get<Result>("/v1/csv/result.json", { id });
    if (result.done) return result;
    await wait(pause);
  }
}
