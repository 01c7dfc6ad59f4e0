let forms = 0;

/** Some form holds what nobody has saved, until the answer is called. */
export function holdEntered(): () => void {
  forms++;
  return () => {
    forms--;
  };
}

/** Whether leaving the page without asking would lose something. */
export const somethingEntered = (): boolean => forms > 0;
