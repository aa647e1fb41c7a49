import { formatDuration } from '../core/duration.ts';
import type { ClockName, ReportClock } from '../core/report.ts';
import { eventsOf, type Event, type EventOf, type Timeline } from '../core/timeline.ts';
import type { Plan } from './plan.ts';
import type { Incident } from './incident.ts';
import { seenByUsers } from './seen-by-users.ts';

export type Clocks = Readonly<Record<ClockName, ReportClock | null>>;

/** `by` says what the event is evidence of, `error` what may have made it late. */
const strike = <One extends Event>(event: One | undefined, by: (event: One) => string, error: string): ReportClock | null =>
  event === undefined ? null : { at_ms: event.atMs, error_ms: event.errorMs, evidence: [event.id], set_by: words(by(event), event.errorMs, error) };

const words = (by: string, errorMs: number, error: string): string => `${by}; ${errorMs === 0 ? 'exact' : `${formatDuration(errorMs)}: ${error}`}`;

const operationWords = ({ load, number, outcome, why }: EventOf<'operation'>): string =>
  `operation ${String(number)} of ${load} ${outcome === 'ok' ? 'succeeded' : (why ?? outcome)}`;
const spacing = 'since the operation before it was sent';

/** Reads every clock of a trial off its timeline. Pure: the same recording gives the same clocks. */
export const clocksOf = (timeline: Timeline, plan: Plan): Clocks => {
  const faults = eventsOf(timeline, 'fault');
  const injected = faults.find(({ stage }) => stage === 'injected');
  const { level, harmFromMs: after, incident, restored } = seenByUsers(timeline, plan);
  const alert = (seen: 'prometheus' | 'delivered'): EventOf<'alert'> | undefined =>
    eventsOf(timeline, 'alert').find(
      (event) => event.alert === plan.drill.alerts && event.state === 'firing' && event.seen === seen && event.atMs >= after,
    );
  const undone = faults.filter(({ stage }) => stage === 'seen-lifted').at(-1);
  return {
    injected: strike(injected, ({ fault }) => `the call that injected ${fault} was answered`, 'how long the call took'),
    bitten: bitten(incident, plan),
    detected: detected(timeline, plan, after),
    alert_firing: strike(alert('prometheus'), (event) => `Prometheus said that ${event.alert} fires`, 'since it was asked before'),
    alert_delivered: strike(
      alert('delivered'),
      ({ receiver }) => `its request reached the receiver${receiver === undefined ? '' : ` ${receiver}`}`,
      '',
    ),
    recovery_started: strike(
      eventsOf(timeline, 'step').find((event) => event.edge === 'began'),
      ({ step }) => `${step} was begun`,
      '',
    ),
    restored: strike(restored?.first, (event) => `${operationWords(event)}, the first of ${formatDuration(level.window)} that stayed good`, spacing),
    stable: strike(restored?.last, (event) => `${operationWords(event)}, the last of ${formatDuration(level.window)} that stayed good`, spacing),
    undone: strike(undone, ({ fault }) => `${fault} was seen to be lifted`, 'since it was looked at before'),
  };
};

/** A user sees a failure when it is answered, and slowness as soon as the objective is over; it may have begun when the operation before that was sent. */
const bitten = (incident: Incident | undefined, { drill: { steady } }: Plan): ReportClock | null => {
  if (incident === undefined) return null;
  const { symptom, began } = incident;
  const slowFrom = symptom.intendedMs + (steady.within ?? Infinity);
  const at_ms = Math.min(symptom.atMs, slowFrom);
  const error_ms = Math.max(0, at_ms - began.earliestMs);
  const by = slowFrom < symptom.atMs ? `operation ${String(symptom.number)} of ${symptom.load} was too slow` : operationWords(symptom);
  return { at_ms, error_ms, evidence: [symptom.id], set_by: words(by, error_ms, spacing) };
};

/** Detection is complete when the last of the documented signals was seen. */
const detected = (timeline: Timeline, plan: Plan, after: number): ReportClock | null => {
  const samples = eventsOf(timeline, 'sample');
  const first = plan.detection.map(({ condition }) => ({
    condition,
    event: samples.find((event) => event.condition === condition.words && event.holds && event.atMs >= after),
  }));
  const seen = first.flatMap(({ condition, event }) => (event === undefined ? [] : [{ condition, event }]));
  const [one, ...others] = seen;
  if (one === undefined || seen.length < first.length) return null;
  const { condition, event } = others.reduce((a, b) => (b.event.atMs > a.event.atMs ? b : a), one);
  const error =
    condition.follows === true
      ? 'how long its telling may take'
      : condition.isScraped === true
        ? 'since it was asked before, and one scrape'
        : 'since it was looked at before';
  return {
    at_ms: event.atMs,
    error_ms: event.errorMs,
    evidence: seen.map((each) => each.event.id),
    set_by: words(`${condition.words}${seen.length > 1 ? ', the last of the documented signals' : ''}`, event.errorMs, error),
  };
};
