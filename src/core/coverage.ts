import type { Verdict } from './verdict.ts';

/** The id of this version of the contract. Fields may be added; none changes its meaning. The JSON Schema stands in `schema/coverage.schema.json`. */
export const coverageFormat = 'firedrill.coverage/1';

/** From best to worst, what is not for this platform aside. The first four are what a trial found. */
export const coverageStatuses = ['not-here', 'held', 'never-tried', 'inconclusive', 'drift', 'broken'] as const;

/**
 * What is known of one line of a document: the verdict of the last trial that says something about it; `never-tried`: no trial does, or
 * its words have changed since; `not-here`: the document itself says that it is for another platform.
 */
export type CoverageStatus = Verdict | 'never-tried' | 'not-here';

export const coverageKinds = ['step', 'command', 'alert', 'promise'] as const;

/** How a reader calls several of one kind. */
export const kindPlurals: Readonly<Record<(typeof coverageKinds)[number], string>> = {
  step: 'steps',
  command: 'commands',
  alert: 'alerts',
  promise: 'promises',
};

/** What a document says that can turn out to be wrong. */
export type CoverageKind = (typeof coverageKinds)[number];

/** What trials have shown of documents: a public, versioned contract. All other views of coverage are drawn from it. */
export interface Coverage {
  readonly format: typeof coverageFormat;
  readonly totals: CoverageTotals;
  readonly documents: readonly CoverageDocument[];
}

export interface CoverageDocument {
  readonly file: string;
  readonly totals: CoverageTotals;
  /** Only those that can be tried: with signals, alerts, steps or promises. */
  readonly sections: readonly CoverageSection[];
}

export interface CoverageSection {
  readonly title: string;
  readonly line: number;
  readonly totals: CoverageTotals;
  readonly items: readonly CoverageItem[];
}

/** How many there are of each status, and what share of those that are for this platform. */
export interface CoverageTotals {
  readonly statuses: Readonly<Record<CoverageStatus, number>>;
  /** Whole percent, rounded down, so that 100 means all of them. `null` where there is nothing to try. */
  readonly held_percent: number | null;
  readonly tried_percent: number | null;
  /** The beginning of the newest trial that says something, in UTC. */
  readonly last_tried: string | null;
}

export interface CoverageItem {
  readonly kind: CoverageKind;
  readonly line: number;
  /** The same as `line`, but for a command that goes on. */
  readonly last_line: number;
  readonly text: string;
  readonly status: CoverageStatus;
  /** One sentence: what was seen, or why nothing was. */
  readonly why: string;
  /** `null` where no trial says anything about these words. */
  readonly evidence: CoverageEvidence | null;
}

/** The trial behind a status, and what it saw. */
export interface CoverageEvidence {
  readonly run_id: string;
  readonly drill: string;
  readonly tried_at: string;
  /** The folder of the trial, with its `report.json`. */
  readonly folder: string;
  readonly bound_to: string | null;
  readonly exit_code: number | null;
  /** Of the whole step, as its exit code and its output are. */
  readonly duration_ms: number | null;
  readonly output: string | null;
}

/** All items of a document, section by section. */
export const itemsOf = ({ sections }: Pick<CoverageDocument, 'sections'>): readonly CoverageItem[] => sections.flatMap(({ items }) => items);
