import { formatDuration } from '../core/duration.ts';
import type { ReportPromise } from '../core/report.ts';
import { formatCount } from './format-count.ts';

/** The figures of one promise in words, the same in every report. */
export interface PromiseFigures {
  readonly documented: string;
  /** What the documented figure became under this trial's timing. */
  readonly played: string;
  readonly measured: string;
  readonly error: string;
}

const writes = (n: number): string => (n === 1 ? '1 write' : `${formatCount(n)} writes`);

/** A promise that is broken without a figure was waited for in vain; any other was not watched long enough to say so. */
const unmeasured = (promise: ReportPromise): string =>
  promise.name === 'lost' ? 'not counted' : promise.verdict === 'broken' ? 'never' : 'not seen';

export const promiseFigures = (promise: ReportPromise): PromiseFigures => {
  const figure = promise.unit === 'ms' ? formatDuration : writes;
  return {
    documented: promise.documented,
    played: figure(promise.promised),
    measured: promise.measured === null ? unmeasured(promise) : figure(promise.measured),
    error: promise.measured === null ? '' : promise.error === 0 ? 'exact' : figure(promise.error),
  };
};
