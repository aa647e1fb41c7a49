import type { CoveragePage } from './coverage-page.ts';
import type { CoverageAt } from './place-items.ts';

/** One document while it is drawn. */
export interface Sheet {
  /** Its number on the page, from 1. */
  readonly number: number;
  readonly at: CoverageAt;
  readonly pageOf: CoveragePage['pageOf'];
}
