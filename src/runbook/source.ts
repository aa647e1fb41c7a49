/** A document and its lines. */
export interface Source {
  readonly file: string;
  /** Line `number` as it is written, counted from 1; empty beyond the end. */
  lineAt(number: number): string;
}

export const source = (text: string, file: string): Source => {
  const lines = text.split(/\r\n|\r|\n/);
  return { file, lineAt: (number) => lines[number - 1] ?? '' };
};
