import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";

/** The edits of the open page that are not saved yet: "Update App" has to ask about them. */
export interface Edits {
  /** resolves with false when something is in the way; the page shows what */
  save(): Promise<boolean>;
}
interface Desk {
  readonly edits: Edits | undefined;
  setEdits(edits: Edits | undefined): void;
  /** what the page shows is no longer what is being edited: it has to start again */
  startAgain(): void;
  /** how often that happened */
  readonly starts: number;
}
const DeskContext = createContext<Desk | undefined>(undefined);

export function EditsProvider({ children }: { readonly children: ReactNode }) {
  const [edits, setEdits] = useState<Edits>();
  const [starts, setStarts] = useState(0);
  const desk = useMemo(
    () => ({ edits, setEdits, starts, startAgain: () => setStarts((count) => count + 1) }),
    [edits, starts],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("useDesk needs <EditsProvider> above it");
  return desk;
}

/** Says that this page has edits: leaving asks first, and so does updating the app. */
export function useEdits(dirty: boolean, save: () => Promise<boolean>): void {
  useUnsavedChanges(dirty);
  const { setEdits } = useDesk();
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    setEdits(dirty ? { save: () => latest.current() } : undefined);
    return () => setEdits(undefined);
  }, [dirty, setEdits]);
}
