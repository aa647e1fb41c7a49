import { vi } from 'vitest';

export interface MutedStdout extends Disposable {
  /** What was written since. */
  text(): string;
}

/** Keeps what is written to the process's stdout from the screen of the tests, until it is disposed of. */
export const mutedStdout = (): MutedStdout => {
  let written = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written += String(chunk);
    return true;
  });
  return {
    text: () => written,
    [Symbol.dispose]: () => {
      spy.mockRestore();
    },
  };
};
