/** What a measurement may use, and how it is stopped. */
export interface BenchContext {
  /** Aborted by Ctrl+C. A measurement stops at its next sample and takes away what it started. */
  readonly signal: AbortSignal;
  /** How many samples to take of what `usual` are taken of; fewer when the script itself is tried. */
  readonly samples: (usual: number) => number;
  readonly progress: (line: string) => void;
}

/** One row of the table: a series in one unit. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'µs' | '/s' | 'x' | 'MB' | 'count';
  readonly values: readonly number[];
}

/** What was promised of a figure and what it came to. */
export interface Goal {
  readonly words: string;
  readonly unit: Figure['unit'];
  readonly most: number;
  readonly measured: number;
}

export interface Measured {
  readonly figures: readonly Figure[];
  /** None where a figure is only told. */
  readonly goals: readonly Goal[];
}

export interface Measurement {
  readonly name: string;
  readonly title: string;
  /** What is compared with what, and how: a paragraph of Markdown. */
  readonly method: string;
  readonly run: (context: BenchContext) => Promise<Measured>;
}

export const isMet = ({ measured, most }: Goal): boolean => measured <= most;
