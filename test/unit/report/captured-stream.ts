import type { ConsoleStream } from '../../../src/report/console/paint.ts';

/** A stream that keeps what was written to it. */
export interface CapturedStream extends ConsoleStream {
  text: string;
}

export const capturedStream = (columns?: number): CapturedStream => ({
  text: '',
  columns,
  write(text: string) {
    this.text += text;
  },
});
