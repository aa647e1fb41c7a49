import type { Coverage } from '../../core/coverage.ts';

/** For programs: one object, `firedrill.coverage/1`. */
export const coverageJson = (coverage: Coverage): string => `${JSON.stringify(coverage, undefined, 2)}\n`;
