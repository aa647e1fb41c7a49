import type { RunbookSection, RunbookStep } from '../../core/runbook.ts';
import type { LineRange } from '../../core/place.ts';

/** A section as it is about to be mutated. */
export interface Original {
  /** The lines of the whole document, without their ends. */
  readonly lines: readonly string[];
  readonly range: LineRange;
  readonly section: RunbookSection;
  /** What the system really has, and documents name: services, alerts, variables, log events. */
  readonly names: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  /** Whether a step changes something; the others look. */
  readonly acts: (step: RunbookStep) => boolean;
}

/** One realistic error in a copy of a document. */
export interface Mutant {
  /** The kind of the error: `lost-step`. */
  readonly operator: string;
  /** Where the error is in the document, counted from 1. */
  readonly line: number;
  /** What the document says, and what the copy says instead; empty where something was taken out. */
  readonly before: string;
  readonly after: string;
  /** The lines of the copy. */
  readonly lines: readonly string[];
  /** What would notice this kind of error. */
  readonly hint: string;
}

/** A copy with an error, before its kind is written on it. */
export type Copy = Omit<Mutant, 'operator' | 'hint'>;

/** A kind of error that people make. */
export interface Operator {
  readonly name: string;
  readonly hint: string;
  readonly copies: (original: Original) => readonly Copy[];
}
