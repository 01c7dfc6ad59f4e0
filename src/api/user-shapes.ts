import { type Message, message } from "../core/errors/problem.ts";
import { boolean, optional, type Shape, text } from "../core/input/shape.ts";
import { passwordLength } from "../core/users/password-policy.ts";
import type { Locale } from "../store/store.ts";

/** A text and what else it must be. */
export function textThat(max: number, wrong: (value: string) => Message | undefined): Shape<string> {
  const plain = text({ max });
  return {
    read: (value, path, problems) => {
      const read = plain.read(value, path, problems);
      const found = read === undefined ? undefined : wrong(read);
      if (found) problems.add(path, found);
      return found ? undefined : read;
    },
    schema: plain.schema,
  };
}

export const notBlank = (value: string) => (value.trim() === "" ? message("blank") : undefined);

const userCode = textThat(128, notBlank);
const userName = textThat(128, notBlank);

const mail = textThat(256, (value) =>
  value === "" || /^[^\s@]+@[^\s@]+$/.test(value) ? undefined : message("badMail"),
);

const locales: readonly Locale[] = ["auto", "ja", "en", "zh", "zh-TW", "es", "pt-BR", "th"];
const locale = textThat(10, (value) =>
  locales.some((one) => one === value) ? undefined : message("badLocale"),
) as Shape<Locale>;

const timeZone = textThat(64, (value) =>
  value === "auto" || isTimeZone(value) ? undefined : message("badTimeZone"),
);

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    // Offsets like "+09:00" are no names, though some versions take them.
    return /^[A-Za-z]/.test(value);
  } catch {
    return false;
  }
}

/** Set by an administrator: any password that is not empty, as long as it is not too long. */
const givenPassword = textThat(1_000_000, (value) => {
  const { max } = passwordLength;
  return value.length > max ? message("passwordTooLong", { max }) : undefined;
});
/** Compared only, so any text will do. */
export const anyPassword = text();

/** What somebody may change about themself. */
export const ownProfile = {
  name: optional(userName),
  email: optional(mail),
  locale: optional(locale),
  timeZone: optional(timeZone),
};
/** What an administrator may change about somebody. */
export const profile = {
  ...ownProfile,
  code: optional(userCode),
  administrator: optional(boolean),
  valid: optional(boolean),
};
export const newUser = {
  ...ownProfile,
  code: userCode,
  name: userName,
  administrator: optional(boolean),
  password: givenPassword,
};
