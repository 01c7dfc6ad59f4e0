import { connect } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Exactly these lines to the server, with what fetch would refuse to send. Each character is one byte. */
export function raw(url: string, lines: readonly string[], body = ""): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const text = [...lines, "Connection: close", "", body].join("\r\n");
    socket.on("connect", () => socket.write(Buffer.from(text, "latin1")));
    let said = "";
    socket.setEncoding("utf8");
    socket.on("data", (piece) => {
      said += piece;
    });
    // A server that refuses what it reads may close before it has read everything.
    socket.on("error", (error) => (said === "" ? reject(error) : undefined));
    socket.on("close", () => resolve(answerOf(said)));
  });
}

function answerOf(said: string): RawAnswer {
  const end = said.indexOf("\r\n\r\n");
  const head = end < 0 ? said : said.slice(0, end);
  return { status: Number(head.split(" ")[1] ?? 0), head, body: end < 0 ? "" : said.slice(end + 4) };
}

/** kintone's code in the answer, or its status where there is none. */
export function codeOf({ status, body }: RawAnswer): string {
  const [, code] = /"code":"(\w+)"/.exec(body) ?? [];
  return code ?? String(status);
}
