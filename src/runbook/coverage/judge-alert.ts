import { formatDuration } from '../../core/duration.ts';
import type { AlertRow } from '../../core/runbook.ts';
import { eventsOf } from '../../core/timeline.ts';
import { definedClaim, listedClaim } from '../alert-claims.ts';
import { silence, type Silence, type Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

/** What a trial says about one row of a table of alerts. That a rule is defined is not enough: the alert must have been delivered. */
export const judgeAlert =
  ({ alert }: AlertRow) =>
  ({ report }: Trial): Testimony | Silence => {
    const finding = (claim: string): (typeof report.findings)[number] | undefined => report.findings.find((each) => each.claim === claim);
    const defined = finding(definedClaim(alert));
    if (defined !== undefined && defined.verdict !== 'held') {
      return { verdict: defined.verdict, saw: [defined.saw, ...(defined.hint === null ? [] : [defined.hint])].join('; ') };
    }
    const injected = report.clocks.injected?.at_ms ?? Infinity;
    const delivered = eventsOf({ events: report.timeline }, 'alert').find(
      (event) => event.alert === alert && event.seen === 'delivered' && event.state === 'firing' && event.atMs >= injected,
    );
    const saw = delivered === undefined ? 'it was not delivered' : `delivered ${formatDuration(delivered.atMs - injected)} after the fault`;
    const promise = report.promises.find(({ name }) => name === 'alerted');
    // The drill waits for the alert that the section is claimed to list.
    if (finding(listedClaim(alert)) !== undefined && promise !== undefined) {
      return { verdict: promise.verdict, saw: `${saw}, promised within ${formatDuration(promise.promised)}` };
    }
    if (delivered !== undefined) return { verdict: 'held', saw };
    return defined === undefined ? silence() : silence('its rule is defined, but no trial has made it fire');
  };
