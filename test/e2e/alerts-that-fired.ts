import type { Report } from '../../src/core/report.ts';
import { eventsOf, type EventOf } from '../../src/core/timeline.ts';

/** Names of the alerts that fired in a trial, once for each time that it was seen: in Prometheus, and delivered; or in one of these alone. */
export const alertsThatFired = (report: Report, where?: EventOf<'alert'>['seen']): readonly string[] =>
  eventsOf({ events: report.timeline }, 'alert').flatMap(({ alert, state, seen }) => (state === 'firing' && seen === (where ?? seen) ? [alert] : []));
