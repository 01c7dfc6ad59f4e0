import { boot } from "../../parts/boot.ts";

/** Sends a file and tells how far it is, which fetch() cannot. */
export function upload(
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<{ fileKey: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/k/v1/file.json");
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 100 : 0);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 200 && body?.fileKey) resolve({ fileKey: body.fileKey });
      else reject(new Error(body?.message ?? `HTTP ${request.status}`));
    };
    request.onerror = () => reject(new Error(""));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    if (boot.requestToken !== undefined) form.append("__REQUEST_TOKEN__", boot.requestToken);
    form.append("file", file, file.name);
    request.send(form);
  });
}

function parse(text: string): { fileKey?: string; message?: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
