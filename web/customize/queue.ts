/** Browsers have as many connections to a server anyway; the others of the domain shall get through as well. */
const most = 6;
const mostAttempts = 20;
const busy = 429;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Sends when it is this request's turn, so that a script may ask 500 things at once. When the domain is busy, which the
 * server says before it has done anything, it asks again, more and more patiently.
 */
export async function inTurn(send: () => Promise<Response>): Promise<Response> {
  if (running >= most) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    for (let attempt = 1; ; attempt++) {
      const response = await send();
      if (response.status !== busy || attempt === mostAttempts) return response;
      await pause(Math.min(8000, 200 * 2 ** attempt) * (0.5 + Math.random() / 2));
    }
  } finally {
    // The place goes on to the next one.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
