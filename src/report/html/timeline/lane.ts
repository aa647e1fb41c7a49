import type { Markup } from '../markup.ts';

/** One row of the figure. `draw` gets the upper edge of the row. */
export interface Lane {
  readonly label: string;
  readonly height: number;
  readonly draw: (top: number) => Markup;
}
