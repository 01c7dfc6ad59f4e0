import { pino } from "pino";

/** Where the program tells its administrators what happens: one JSON object a line. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface LogTarget {
  write(line: string): void;
}

export function openLog(target?: LogTarget): Log {
  const options = { base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return target ? pino(options, target) : pino(options);
}
