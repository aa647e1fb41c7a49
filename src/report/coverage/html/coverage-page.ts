import type { Coverage } from '../../../core/coverage.ts';
import type { DocumentLine } from '../../../core/document-line.ts';

/** What a page of coverage is drawn from. */
export interface CoveragePage {
  readonly coverage: Coverage;
  /** A document as it is drawn, by its file. */
  readonly linesOf: (file: string) => readonly DocumentLine[];
  /** The address of a trial's own page, seen from this one; `null` where there is none. */
  readonly pageOf: (folder: string) => string | null;
}
