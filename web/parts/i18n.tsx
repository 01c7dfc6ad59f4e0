import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { english } from "../i18n/en/index.ts";
import { type FactNames, fill, type Language as Words } from "../i18n/translation.ts";
import { boot, type Language } from "./boot.ts";

type English = typeof english;
export type Messages = Words<English>;

/** "portal.title": the area (a file in each language's folder) and the key in it. */
export type TextKey = {
  [Area in keyof English & string]: `${Area}.${keyof English[Area] & string}`;
}[keyof English & string];

type EnglishOf<Key extends TextKey> = Key extends `${infer Area}.${infer Name}`
  ? Area extends keyof English
    ? Name extends keyof English[Area]
      ? English[Area][Name]
      : never
    : never
  : never;
type SomeFacts = Readonly<Record<string, string | number>>;
type IsUnion<Type, Whole = Type> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never;
/** A key known while writing says which facts it needs. A key chosen while running (a union) takes any. */
type Facts<Key extends TextKey> =
  IsUnion<Key> extends false
    ? [FactNames<EnglishOf<Key> & string>] extends [never]
      ? [facts?: SomeFacts]
      : [facts: { readonly [Name in FactNames<EnglishOf<Key> & string>]: string | number }]
    : [facts?: SomeFacts];

export type Translate = <Key extends TextKey>(key: Key, ...facts: Facts<Key>) => string;

export interface Texts {
  readonly t: Translate;
  readonly language: Language;
  /** "1,234" */
  number(value: number): string;
  /** a day and a minute in the user's own time zone */
  dateTime(value: string | number | Date): string;
  /** a day, in the user's own time zone */
  date(value: string | number | Date): string;
}
const TextsContext = createContext<Texts | undefined>(undefined);

/** One chunk per language: a reader of one language loads one. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === "ja") return (await import("../i18n/ja/index.ts")).japanese;
  if (language === "zh") return (await import("../i18n/zh/index.ts")).chinese;
  return (await import("../i18n/en/index.ts")).english;
}

interface Props {
  readonly language: Language;
  readonly messages: Messages;
  readonly children: ReactNode;
}

export function I18n({ language, messages, children }: Props) {
  const texts = useMemo(() => makeTexts(language, messages), [language, messages]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

function makeTexts(language: Language, messages: Messages): Texts {
  const numbers = new Intl.NumberFormat(language);
  const timeZone = boot.timeZone;
  const days = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone });
  const minutes = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  const all = messages as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const t = (key: string, facts?: Readonly<Record<string, string | number>>) => {
    const dot = key.indexOf(".");
    return fill(all[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? key, facts);
  };
  return {
    t: t as Translate,
    language,
    number: (value) => numbers.format(value),
    date: (value) => days.format(new Date(value)),
    dateTime: (value) => minutes.format(new Date(value)),
  };
}

/** The words of the page, and numbers and times as its language writes them. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === undefined) throw new Error("useTexts needs <I18n> above it");
  return texts;
}

export const useT = (): Translate => useTexts().t;
