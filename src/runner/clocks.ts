import { formatDuration } from '../core/duration.ts';
import type { ClockName, ReportClock } from '../core/report.ts';
import { eventsOf, type Event, type EventOf, type Timeline } from '../core/timeline.ts';
import type { Plan } from './plan.ts';
import { operationsOf, restoration } from './service-level.ts';

export type Clocks = Readonly<Record<ClockName, ReportClock | null>>;

/** `by` says what the event is evidence of, `error` what may have made it late. */
const strike = <One extends Event>(event: One | undefined, by: (event: One) => string, error: string): ReportClock | null =>
  event === undefined ? null : { at_ms: event.atMs, error_ms: event.errorMs, evidence: [event.id], set_by: words(by(event), event.errorMs, error) };

const words = (by: string, errorMs: number, error: string): string => `${by}; ${errorMs === 0 ? 'exact' : `${formatDuration(errorMs)}: ${error}`}`;

const operationWords = ({ load, number, outcome, why }: EventOf<'operation'>): string =>
  `operation ${String(number)} of ${load} ${outcome === 'ok' ? 'succeeded' : (why ?? outcome)}`;
const spacing = 'the time between two operations';

/** Reads every clock of a trial off its timeline. Pure: the same recording gives the same clocks. */
export const clocksOf = (timeline: Timeline, plan: Plan): Clocks => {
  const faults = eventsOf(timeline, 'fault');
  const injected = faults.find(({ stage }) => stage === 'injected');
  const after = harmFrom(injected);
  const operations = operationsOf(timeline);
  const alert = (seen: 'prometheus' | 'delivered'): EventOf<'alert'> | undefined =>
    eventsOf(timeline, 'alert').find(
      (event) => event.alert === plan.drill.alerts && event.state === 'firing' && event.seen === seen && event.atMs >= after,
    );
  const symptom = eventsOf(timeline, 'operation').find((event) => event.outcome !== 'ok' && event.intendedMs >= after);
  // A fault may take a while to reach users; a good window before they suffered is no restoration.
  const window = plan.timing.play(plan.drill.promises.stable);
  const restored = restoration(operations, symptom?.intendedMs ?? after, window, plan.drill.steady.succeeds);
  const undone = faults.filter(({ stage }) => stage === 'seen-lifted').at(-1);
  return {
    injected: strike(injected, ({ fault }) => `the call that injected ${fault} was answered`, 'how long the call took'),
    bitten: strike(symptom, operationWords, spacing),
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
    restored: strike(restored?.first, (event) => `${operationWords(event)}, the first of ${formatDuration(window)} that stayed good`, spacing),
    stable: strike(restored?.last, (event) => `${operationWords(event)}, the last of ${formatDuration(window)} that stayed good`, spacing),
    undone: strike(undone, ({ fault }) => `${fault} was seen to be lifted`, 'since it was looked at before'),
  };
};

/** The earliest instant at which the injection may have done harm: what was seen while its call was under way counts as seen after it. */
const harmFrom = (injected: Event | undefined): number => (injected === undefined ? Infinity : injected.atMs - injected.errorMs);

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
  const error = condition.follows === true ? 'how long its telling may take' : 'since it was looked at before';
  return {
    at_ms: event.atMs,
    error_ms: event.errorMs,
    evidence: seen.map((each) => each.event.id),
    set_by: words(`${condition.words}${seen.length > 1 ? ', the last of the documented signals' : ''}`, event.errorMs, error),
  };
};
