/** What one worker has to do: every `step`-th document from `first` on. */
export interface Share {
  readonly documents: readonly string[];
  readonly seed: number;
  readonly first: number;
  readonly last: number;
  readonly step: number;
  /** Also where nothing is wrong. */
  readonly keepAll: boolean;
}

/** What became of one mutated document. */
export interface Fuzzed {
  readonly number: number;
  readonly outcome: 'read' | 'refused' | 'crashed';
  /** The slower of reading and linting. */
  readonly ms: number;
  readonly error: string | undefined;
  /** Where it is to be kept. */
  readonly text: string | undefined;
}
