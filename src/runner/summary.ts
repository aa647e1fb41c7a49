import { messageOf } from '../core/message-of.ts';
import type { Finding } from '../core/check.ts';
import { formatDuration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import type { ReportPromise, ReportStep } from '../core/report.ts';
import type { Residue } from '../core/reporter.ts';
import type { Outcome, Verdict } from '../core/verdict.ts';

/** The sentence that decided: the first thing that came to the worst verdict. */
export const summary = (
  verdict: Verdict,
  outcome: Outcome,
  { failure, residue }: { readonly failure: unknown; readonly residue: readonly Residue[] },
  findings: readonly Finding[],
  promises: readonly ReportPromise[],
  steps: readonly ReportStep[],
): string => {
  const ended = isAbortCondition(failure) ? failure.message : 'interrupted';
  if (outcome === 'aborted' && residue.length > 0)
    return `The trial was ${ended}, and something could not be taken away: ${residue.map(({ what }) => what).join(', ')}.`;
  if (outcome === 'aborted') return `The trial was ${ended}; everything that was broken has been restored.`;
  if (outcome === 'harness-error') return `The trial could not be finished: ${messageOf(failure)}`;
  if (verdict === 'held') {
    const times = promises.flatMap(({ name, measured, unit }) =>
      measured === null || name === 'lost' || unit !== 'ms' ? [] : [`${name} in ${formatDuration(measured)}`],
    );
    if (times.length === 0) return 'Without a fault nothing rang, and nothing acknowledged was lost.';
    return `${[...times, lossInWords(promises)].join(', ')}.`.replace(/^./, (letter) => letter.toUpperCase());
  }
  const promise = promises.find((one) => one.verdict === verdict);
  const step = steps.find((one) => one.verdict === verdict && one.part === 'recovery');
  const finding = findings.find((one) => one.verdict === verdict);
  if (promise !== undefined && verdict === 'broken') return promiseSentence(promise);
  if (step !== undefined) return `${step.file}:${String(step.line)}: "${step.text}": ${step.why}`;
  if (finding !== undefined)
    return `${finding.place === undefined ? '' : `${finding.place.file}:${String(finding.place.line)}: `}${finding.claim}: ${finding.saw}`;
  return promise === undefined ? 'There is no evidence.' : promiseSentence(promise);
};

/** An abort condition ends a trial as a person does, and the trial says which it was. */
export const isAbortCondition = (failure: unknown): failure is DrillError => failure instanceof DrillError && failure.code === 'abort-condition';

/** A loss that the document allows is one all the same. */
const lossInWords = (promises: readonly ReportPromise[]): string => {
  const window = promises.find(({ name, unit }) => name === 'lost' && unit === 'ms')?.measured ?? 0;
  return window === 0 ? 'nothing acknowledged was lost' : `what was acknowledged up to ${formatDuration(window)} before the fault was lost in part`;
};

const promiseSentence = ({ name, promised, measured, unit }: ReportPromise): string => {
  if (name === 'lost' && unit === 'ms')
    return measured === null
      ? 'Nobody could look for the acknowledged writes.'
      : `Promised to lose nothing that was acknowledged more than ${formatDuration(promised)} before the fault: it goes back ${formatDuration(measured)}, or something was doubled or lost later.`;
  if (unit === 'writes')
    return measured === null
      ? 'Nobody could look for the acknowledged writes.'
      : `${String(measured)} acknowledged ${measured === 1 ? 'write was' : 'writes were'} lost or doubled.`;
  return `Promised to be ${name} within ${formatDuration(promised)}: ${measured === null ? 'that was never seen' : `it took ${formatDuration(measured)}`}.`;
};
