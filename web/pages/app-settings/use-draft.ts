import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "../../parts/api.ts";
import { useToast } from "../../parts/toast.tsx";
import { useSettingsChanged } from "./data.ts";
import { useEdits } from "./edits.tsx";

interface Options<S, D> {
  /** the query that the server's settings came from */
  readonly query: { readonly queryKey: readonly unknown[] };
  /** what is edited, made from what the server has */
  readonly from: (server: S) => D;
  /** the request that saves it, on the revision that the edits began with */
  readonly write: (draft: D, revision: string) => Promise<unknown>;
  /** what is said after it was saved */
  readonly done: string;
}

/** A page's edits of one area of the settings: nothing is written before Save. */
export function useDraft<S extends { readonly revision: string }, D>(
  server: S,
  { query, from, write, done }: Options<S, D>,
) {
  const toast = useToast();
  const client = useQueryClient();
  const settingsChanged = useSettingsChanged();
  const [base, setBase] = useState(server);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `from` says the same every time
  const saved = useMemo(() => from(base), [base]);
  const [draft, setDraft] = useState(saved);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [starts, setStarts] = useState(0);
  const written = useRef(false);
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);

  const start = (again: S) => {
    written.current = false;
    setBase(again);
    setDraft(from(again));
    setError(undefined);
    setStarts((count) => count + 1);
  };
  // Without edits of our own, what the server has is what is shown.
  useEffect(() => {
    if (server !== base && (!dirty || written.current)) start(server);
  });

  const save = async (): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await client.refetchQueries({ queryKey: query.queryKey });
      const now = client.getQueryData<S>(query.queryKey) ?? server;
      // Another area that was saved meanwhile moves the revision on, too; only a change of this one is a conflict.
      await write(draft, content(now) === content(base) ? now.revision : base.revision);
      written.current = true;
      toast.done(done);
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      await settingsChanged();
      setBusy(false);
    }
  };
  useEdits(dirty, save);

  return {
    draft,
    setDraft,
    dirty,
    busy,
    error,
    save,
    reset: () => start(base),
    takeTheirs: () => start(server),
    /** changes whenever the draft begins anew: a key for parts that keep a state of their own */
    starts,
  };
}

const content = (server: { readonly revision: string }) => JSON.stringify({ ...server, revision: "" });

export const isConflict = (error: unknown) => error instanceof ApiError && error.code === "GAIA_CO03";
