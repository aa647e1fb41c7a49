import type { Inventory } from './inventory.ts';
import type { Place } from './place.ts';

/** `error`: following the document goes wrong. `warning`: it may. `note`: something that a reader would miss. */
export type LintSeverity = 'error' | 'warning' | 'note';

/** What is wrong with a document, told from its text and from what is known of its system. Nothing was started. */
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

/** A rule that was not asked, because too little is known of the system. */
export interface UnaskedRule {
  readonly rule: string;
  /** What would have to be known. */
  readonly needs: keyof Inventory;
  /** The documents that it was not asked of. */
  readonly files: readonly string[];
}
