/** Takes one line for a person who waits; the line carries no newline and no colour. */
export type Progress = (line: string) => void;

/** Drops every line. */
export const silent: Progress = () => undefined;

/**
 * Runs `work` and says every five seconds that it still goes on: `postgres  building  25 s`.
 * Nothing is said about work that takes less than five seconds.
 */
export async function whileSaying<T>(progress: Progress, subject: string, doing: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const ticker = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1000);
    progress(progressLine(subject, doing, seconds));
  }, 5000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
  }
}

/** One line in columns: what, what is done with it, and for how many seconds. */
export function progressLine(subject: string, doing: string, seconds?: number): string {
  return `${subject.padEnd(16)}${doing}${seconds === undefined ? '' : `  ${String(seconds)} s`}`;
}
