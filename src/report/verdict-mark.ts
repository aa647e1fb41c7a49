import type { Verdict } from '../core/verdict.ts';

/** One character for each verdict, so that colour is never the only sign. */
export const verdictMark = {
  'held': '✓',
  'drift': '≠',
  'inconclusive': '?',
  'broken': '✗',
  'not-tried': '-',
} as const satisfies Record<Verdict | 'not-tried', string>;
