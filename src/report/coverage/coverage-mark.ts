import type { CoverageStatus } from '../../core/coverage.ts';
import { verdictMark } from '../verdict-mark.ts';

const { held, drift, inconclusive, broken } = verdictMark;

/** One character for each status, so that colour is never the only sign. */
export const coverageMark: Readonly<Record<CoverageStatus, string>> = {
  held,
  drift,
  inconclusive,
  broken,
  'never-tried': '–',
  'not-here': '·',
};

export const statusWords: Readonly<Record<CoverageStatus, string>> = {
  'held': 'held',
  'drift': 'drift',
  'inconclusive': 'inconclusive',
  'broken': 'broken',
  'never-tried': 'never tried',
  'not-here': 'not for this platform',
};
