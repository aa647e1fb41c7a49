import type { LineRange } from '../core/place.ts';

/** A document and its lines. */
export interface Source {
  readonly file: string;
  /** Line `number` as it is written, counted from 1; empty beyond the end. */
  lineAt(number: number): string;
  /** Several of them, both ends included. */
  linesIn(range: LineRange): readonly string[];
}

/** The lines of a text, whatever ends them. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

export const source = (text: string, file: string): Source => {
  const lines = linesOf(text);
  return { file, lineAt: (number) => lines[number - 1] ?? '', linesIn: ({ first, last }) => lines.slice(first - 1, last) };
};
