import { formatDuration } from '../../core/duration.ts';
import type { AlertRow } from '../../core/runbook.ts';
import { eventsOf, type Event } from '../../core/timeline.ts';
import { definedClaim, listedClaim } from '../alert-claims.ts';
import { findingWords } from './finding-words.ts';
import { orWorse } from './or-worse.ts';
import { silence, type Silence, type Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

const deliveredIn = ({ report }: Trial, alert: string): Event | undefined => {
  const injected = report.clocks.injected?.at_ms ?? Infinity;
  return eventsOf({ events: report.timeline }, 'alert').find(
    (event) => event.alert === alert && event.seen === 'delivered' && event.state === 'firing' && event.atMs >= injected,
  );
};

/** Whether an alert came: in time where the drill waits for it, at all where it does not. */
const judgeDelivery = (trial: Trial, alert: string): Testimony | undefined => {
  const { clocks, findings, promises } = trial.report;
  const delivered = deliveredIn(trial, alert);
  const saw =
    delivered === undefined ? 'it was not delivered' : `delivered ${formatDuration(delivered.atMs - (clocks.injected?.at_ms ?? 0))} after the fault`;
  const promise = promises.find(({ name }) => name === 'alerted');
  // The drill waits for the alert that the section is claimed to list.
  if (promise !== undefined && findings.some(({ claim }) => claim === listedClaim(alert))) {
    return { verdict: promise.verdict, saw: `${saw}, promised within ${formatDuration(promise.promised)}` };
  }
  return delivered === undefined ? undefined : { verdict: 'held', saw };
};

/** What a trial says about one row of a table of alerts. That a rule is defined is not enough: the alert must have been delivered. */
export const judgeAlert =
  ({ alert }: AlertRow) =>
  (trial: Trial): Testimony | Silence => {
    const defined = trial.report.findings.find(({ claim }) => claim === definedClaim(alert));
    if (defined !== undefined && defined.verdict !== 'held') return { verdict: defined.verdict, saw: findingWords(defined) };
    const delivery = judgeDelivery(trial, alert);
    if (delivery === undefined) return defined === undefined ? silence() : silence('its rule is defined, but no trial has made it fire');
    const line = defined?.line ?? null;
    return line === null ? delivery : orWorse(delivery, trial, { first: line, last: line });
  };
