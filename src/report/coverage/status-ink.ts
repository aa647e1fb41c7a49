import type { CoverageStatus } from '../../core/coverage.ts';
import type { Colours } from '../console/colours.ts';
import { inkOf } from '../console/ink.ts';
import { coverageMark } from './coverage-mark.ts';

/** The colour of a status, as letters: a verdict has its own, whatever nobody tried is grey. */
export const statusInk = (c: Colours, status: CoverageStatus): ((text: string) => string) =>
  inkOf(c, status === 'never-tried' || status === 'not-here' ? 'not-tried' : status);

/** The coloured mark of a status. */
export const statusMark = (c: Colours, status: CoverageStatus): string => statusInk(c, status)(coverageMark[status]);
