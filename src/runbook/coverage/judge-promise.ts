import { formatDuration } from '../../core/duration.ts';
import type { ReportPromise } from '../../core/report.ts';
import type { StatedPromise } from '../read-promises.ts';
import { orWorse } from './or-worse.ts';
import { silence, type Silence, type Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

/** A promise as a report words it. */
export const documented = ({ within }: Pick<StatedPromise, 'within'>): string => (within === 'nothing' ? within : formatDuration(within));

const inWords = ({ name, unit, measured, promised }: ReportPromise, factor: number): string => {
  if (name === 'lost' && measured !== null && unit === 'ms')
    return `what was lost had been acknowledged up to ${formatDuration(measured)} before the fault`;
  if (name === 'lost') return measured === null ? 'not counted' : `${String(measured)} acknowledged writes lost or duplicated`;
  const played = factor === 1 ? '' : `, played as ${formatDuration(promised)}`;
  return `${measured === null ? 'never seen' : `measured ${formatDuration(measured)}`}${played}`;
};

/** What a trial says about a promise. One that was promised otherwise then is another promise. `above`: how far its line is below the heading. */
export const judgePromise =
  (name: ReportPromise['name'], promised: string, above: number) =>
  (trial: Trial): Testimony | Silence => {
    const { promises, runbook, timing } = trial.report;
    const found = promises.find((each) => each.name === name);
    if (found === undefined) return silence();
    if (found.documented !== promised) return silence(`the last trial was made for another promise: ${found.documented}`);
    const line = runbook.line + above;
    return orWorse({ verdict: found.verdict, saw: inWords(found, timing.factor) }, trial, { first: line, last: line });
  };
