import type { RunbookSection } from '../core/runbook.ts';

/** Lines of a document, counted from 1, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** A section together with the lines below its heading, up to the next heading of its level. */
export interface ParsedSection extends RunbookSection {
  readonly lines: LineRange;
}

/** A document as it was read. Every heading is a section; most of them are no incident and have no steps. */
export interface ParsedRunbook {
  /** The file name without `.md`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly sections: readonly ParsedSection[];
}
