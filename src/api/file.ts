import { problem } from "../core/errors/problem.ts";
import { parameters, text } from "../core/input/shape.ts";
import { downloadFile } from "../files/download.ts";
import { uploadFile } from "../files/upload.ts";
import { type ApiRequest, Reply } from "./request.ts";

export async function postFile({ domain, actor, upload }: ApiRequest) {
  if (!upload) throw problem("CB_IL02", {}, { why: "no part named file" });
  return { fileKey: await uploadFile(domain, actor, upload) };
}

export async function getFile({ domain, actor, given, guestSpace }: ApiRequest): Promise<Reply> {
  const { fileKey } = parameters(given, { fileKey: text() });
  const { file, content } = await downloadFile(domain, actor, { key: fileKey, guestSpace });
  const headers = {
    "Content-Type": file.contentType,
    "Content-Length": String(file.size),
    "Content-Disposition": disposition(file.name),
    // Whatever a file holds, it runs nothing on this host.
    "Content-Security-Policy": "sandbox; default-src 'none'",
  };
  return new Reply(200, headers, content);
}

/** The plain name for old clients, the full one (RFC 5987) for the others. */
function disposition(name: string): string {
  const plain = name.replace(/[^ !#$&'()+,\-.0-9;=@A-Z[\]^_`a-z{}~]/g, "_");
  const full = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
