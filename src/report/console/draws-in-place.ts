import type { ConsoleOptions } from './console-reporter.ts';

/** Whether lines may be rewritten where they stand: on a terminal that is not CI's and knows how. */
export const drawsInPlace = ({ isTty, env }: Pick<ConsoleOptions, 'isTty' | 'env'>): boolean =>
  isTty && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb';
