import { colours, type Colours } from './colours.ts';

/** Where the console draws: what may be written there and how. */
export interface Paint {
  readonly c: Colours;
  /** Columns to draw in, 80 to 120. */
  readonly width: number;
}

export interface ConsoleStream {
  write(text: string): unknown;
  /** Known for a terminal, and changes with it. */
  readonly columns?: number | undefined;
}

export const paint = (stream: ConsoleStream, isTty: boolean, env: Readonly<Record<string, string | undefined>>): Paint => {
  const c = colours(isTty, env);
  return {
    c,
    get width() {
      return Math.min(120, Math.max(80, stream.columns ?? 100));
    },
  };
};
