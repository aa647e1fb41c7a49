import type { LineRange, Place } from '../core/place.ts';
import type { RunbookCommand, RunbookSection, RunbookStep } from '../core/runbook.ts';
import type { StatedPromise } from './read-promises.ts';

/** A line of a list within a step. Its commands are among those of the step. */
export interface Substep {
  /** Where it stands in its step: `2.1` is the first line within the second. */
  readonly path: string;
  readonly text: string;
  readonly place: Place;
}

/** A block in a language that no shell of the operator speaks: SQL, PowerShell, what a program printed. */
export interface ForeignCode {
  /** As the document names it; empty where it does not. */
  readonly language: string;
  readonly text: string;
  readonly place: Place;
}

/** A step with everything that stands in it. */
export interface ParsedStep extends RunbookStep {
  readonly substeps: readonly Substep[];
  /** Commands that a sentence names in backticks. Nothing runs them: a sentence may as well warn of them. */
  readonly mentions: readonly RunbookCommand[];
  readonly code: readonly ForeignCode[];
}

/** A row of any table. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly mentions: readonly RunbookCommand[];
  readonly place: Place;
}

/** A section together with the lines below its heading, up to the next heading of its level. */
export interface ParsedSection extends RunbookSection {
  /** The level of its heading, from 1 to 6; 0 for what stands above the first heading. */
  readonly depth: number;
  readonly lines: LineRange;
  readonly detection: readonly ParsedStep[];
  readonly recovery: readonly ParsedStep[];
  /** Those that stand in the section itself, above its first heading. */
  readonly promises: readonly StatedPromise[];
  /** What else the section says to do: diagnosis, rollback, escalation, and lists and commands in no part. */
  readonly others: readonly ParsedStep[];
  /** Of its tables of alerts too. */
  readonly rows: readonly TableRow[];
}

/** HTML with words in it, which is not looked into. */
export interface UnreadHtml {
  readonly text: string;
  readonly place: Place;
}

/** A document as it was read. Every heading is a section; most of them are no incident and have no steps. */
export interface ParsedRunbook {
  /** The file name without `.md`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly sections: readonly ParsedSection[];
  readonly unread: readonly UnreadHtml[];
}
