/** Something that is done again and again beside the trial, and never twice at a time. */
export interface Beside {
  /** Has it done from now on; once more where it is being done already, since that began too early. */
  again(): void;
  /** Resolves once nothing is being done any more. */
  over(): Promise<void>;
}

/** Does it beside what goes on, so that nobody waits for it. What it does must not reject. */
export const beside = (work: () => Promise<void>): Beside => {
  let working: Promise<void> | undefined;
  let isDue = false;
  const workOff = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      await work();
    }
    working = undefined;
  };
  return {
    again: () => {
      isDue = true;
      working ??= workOff();
    },
    over: async () => {
      await working;
    },
  };
};
