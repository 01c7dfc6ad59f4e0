import { boot } from "../../parts/boot.ts";
import type { Exchange } from "./exchange.ts";

export interface Answered {
  readonly status: number;
  readonly took: number;
  readonly text: string;
}

/** With the session of whoever looks at the page, as the pages themselves ask. Errors are answers here. */
export async function send({ method, address, body }: Exchange): Promise<Answered> {
  const started = performance.now();
  const json = method !== "GET" && {
    body: JSON.stringify({ ...body, __REQUEST_TOKEN__: boot.requestToken }),
  };
  const reply = await fetch(address, {
    method,
    credentials: "same-origin",
    headers: { "X-Requested-With": "XMLHttpRequest", ...(json && { "Content-Type": "application/json" }) },
    ...json,
  });
  const text = await readable(reply);
  return { status: reply.status, took: Math.round(performance.now() - started), text };
}

async function readable(reply: Response): Promise<string> {
  const type = reply.headers.get("content-type") ?? "";
  if (!type.startsWith("application/json")) return `${type}, ${(await reply.blob()).size} bytes`;
  const text = await reply.text();
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
