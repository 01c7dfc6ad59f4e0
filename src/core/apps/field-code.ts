import { type Message, message } from "../errors/problem.ts";
import { allSystemCodes, systemCodes } from "./new-app.ts";

/** Letters and digits of any script, `_`, middle dots and full-width currency signs; the first is no digit. */
const form = /^(?!\p{Nd})[\p{L}\p{M}\p{Nd}_＿・･·＄￠￡￥￦]+$/u;
const reserved = ["__ROOT__", ...allSystemCodes];

/** What is wrong with this text as the code of a field of this type. Its length is a property's like any other. */
export function codeProblem(code: string, type: string): Message | undefined {
  if (!form.test(code)) return message("badFieldCode", { code });
  if (systemCodes(type).includes(code)) return undefined;
  // `not` is a word of the query language, whose words may be written in capitals too.
  if (reserved.includes(code) || code.toLowerCase() === "not") return message("reservedCode", { code });
  return undefined;
}
