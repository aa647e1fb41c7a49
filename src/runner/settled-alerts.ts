import { alertIdentity } from '../core/alert-identity.ts';
import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import { evidenceOf } from './evidence-of.ts';
import { pipelineEvidence } from './why-blind.ts';

type AlertEvent = EventOf<'alert'>;

/** The name under which is written down which alerts rang when the system had been started. */
export const settledEvidence = 'settled';

/** What Prometheus said last of each alert that is pending or firing. */
export const ringing = (alerts: readonly AlertEvent[]): readonly AlertEvent[] => {
  const last = new Map(alerts.filter(({ seen }) => seen === 'prometheus').map((event) => [alertIdentity(event), event]));
  return [...last.values()].filter(({ state }) => state === 'pending' || state === 'firing');
};

/** Every firing that is not one of the start: it came once the system had settled, or went on then. */
export const firings = (timeline: Timeline): readonly AlertEvent[] => {
  const settled = evidenceOf(timeline, pipelineEvidence, settledEvidence)?.atMs ?? -Infinity;
  const all = eventsOf(timeline, 'alert');
  const started = ringing(all.filter(({ atMs }) => atMs <= settled));
  return [...started, ...all.filter(({ atMs }) => atMs > settled)].filter(({ state }) => state === 'firing');
};
