import { useCallback, useMemo, useState } from "react";
import { ApiError } from "../api.ts";
import type { Values } from "../records.ts";
import type { Calculate, Calculated } from "./calculation.ts";
import { type FieldMessages, isCellOf, messagesByField } from "./problems.ts";

/** What somebody is entering into a form: the values, what differs from the start, what the server said about them. */
export interface FormState {
  readonly values: Values;
  /** only what was changed */
  readonly changes: Values;
  readonly dirty: boolean;
  readonly messages: FieldMessages;
  /** why a formula has no result for these values */
  readonly failures: Calculated["failures"];
  /** an upload is running */
  readonly busy: boolean;
  set(code: string, value: Values[string]): void;
  /** several that belong together */
  fill(values: Values): void;
  /** what a script says about a field or, by its `cellKey`, about a cell; undefined: no longer anything */
  mark(key: string, message: string | undefined): void;
  /** whoever typed in a field has left it */
  leave(): void;
  setBusy(code: string, busy: boolean): void;
  fail(error: unknown): void;
  start(values: Values): void;
}

const asTyped: Calculate = (values) => ({ values, failures: {} });
const noMessages: FieldMessages = {};
const nothing = () => undefined;

export function useFormState(initial: Values, calculate: Calculate = asTyped): FormState {
  const [start, setStart] = useState(initial);
  const [changes, setChanges] = useState<Values>({});
  const [messages, setMessages] = useState(noMessages);
  const [busy, setBusyCodes] = useState<readonly string[]>([]);

  const set = useCallback(
    (code: string, value: Values[string]) => {
      setChanges((now) => {
        const { [code]: _, ...others } = now;
        return same(value, start[code]) ? others : { ...others, [code]: value };
      });
      // What is wrong with a value is no longer known once it changes.
      setMessages(({ [code]: _, ...others }) =>
        Object.fromEntries(Object.entries(others).filter(([key]) => !isCellOf(code, key))),
      );
    },
    [start],
  );
  const fill = useCallback(
    (values: Values) => Object.entries(values).forEach(([code, value]) => void set(code, value)),
    [set],
  );
  const mark = useCallback((key: string, message: string | undefined) => {
    setMessages(({ [key]: _, ...others }) =>
      message === undefined ? others : { ...others, [key]: [message] },
    );
  }, []);
  const setBusy = useCallback((code: string, busy: boolean) => {
    setBusyCodes((codes) => {
      if (codes.includes(code) === busy) return codes;
      return busy ? [...codes, code] : codes.filter((other) => other !== code);
    });
  }, []);
  const fail = useCallback((error: unknown) => {
    setMessages(error instanceof ApiError ? messagesByField(error.errors) : noMessages);
  }, []);
  const restart = useCallback((values: Values) => {
    setStart(values);
    setChanges({});
    setMessages(noMessages);
  }, []);

  const { values, failures } = useMemo(
    () => calculate({ ...start, ...changes }),
    [calculate, start, changes],
  );
  const dirty = Object.keys(changes).length > 0;
  return {
    values,
    changes,
    dirty,
    messages,
    failures,
    busy: busy.length > 0,
    set,
    fill,
    mark,
    leave: nothing,
    setBusy,
    fail,
    start: restart,
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
