import type { Place } from './place.ts';

/** `error`: following the document goes wrong. `warning`: it may. `note`: something that a reader would miss. */
export type LintSeverity = 'error' | 'warning' | 'note';

/** What is wrong with a document, told from its text alone. */
export interface LintFinding {
  /** Stable: `redis-keys`. */
  readonly rule: string;
  readonly severity: LintSeverity;
  readonly message: string;
  /** What to write instead, or where to look. */
  readonly suggestion: string;
  /** With its column. */
  readonly place: Place;
}

/** A rule as a reader of findings needs it. */
export interface LintRuleWords {
  readonly id: string;
  readonly severity: LintSeverity;
  /** What the rule asks of a document, as one sentence. */
  readonly asks: string;
}
