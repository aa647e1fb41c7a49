import type { ClockName, ReportClock } from '../core/report.ts';
import { eventsOf, type Event, type Timeline } from '../core/timeline.ts';
import type { Plan } from './plan.ts';
import { operationsOf, restoration } from './service-level.ts';

export type Clocks = Readonly<Record<ClockName, ReportClock | null>>;

const strike = (event: Event | undefined): ReportClock | null =>
  event === undefined ? null : { at_ms: event.atMs, error_ms: event.errorMs, evidence: [event.id] };

/** Reads every clock of a trial off its timeline. Pure: the same recording gives the same clocks. */
export const clocksOf = (timeline: Timeline, plan: Plan): Clocks => {
  const stage = (name: string): Event | undefined => eventsOf(timeline, 'fault').find((event) => event.stage === name);
  const injected = stage('injected');
  const after = harmFrom(injected);
  const operations = operationsOf(timeline);
  const alert = (seen: 'prometheus' | 'delivered'): Event | undefined =>
    eventsOf(timeline, 'alert').find(
      (event) => event.alert === plan.drill.alerts && event.state === 'firing' && event.seen === seen && event.atMs >= after,
    );
  const symptom = eventsOf(timeline, 'operation').find((event) => event.outcome !== 'ok' && event.intendedMs >= after);
  // A fault may take a while to reach users; a good window before they suffered is no restoration.
  const restored = restoration(operations, symptom?.intendedMs ?? after, plan.timing.play(plan.drill.promises.stable), plan.drill.steady.succeeds);
  const undone = eventsOf(timeline, 'fault')
    .filter((event) => event.stage === 'seen-lifted')
    .at(-1);
  return {
    injected: strike(injected),
    bitten: strike(symptom),
    detected: detected(timeline, plan, after),
    alert_firing: strike(alert('prometheus')),
    alert_delivered: strike(alert('delivered')),
    recovery_started: strike(eventsOf(timeline, 'step').find((event) => event.edge === 'began')),
    restored: restored === undefined ? null : strike(restored.first),
    stable: restored === undefined ? null : strike(restored.last),
    undone: strike(undone),
  };
};

/** The earliest instant at which the injection may have done harm: what was seen while its call was under way counts as seen after it. */
const harmFrom = (injected: Event | undefined): number => (injected === undefined ? Infinity : injected.atMs - injected.errorMs);

/** Detection is complete when the last of the documented signals was seen. */
const detected = (timeline: Timeline, plan: Plan, after: number): ReportClock | null => {
  const samples = eventsOf(timeline, 'sample');
  const first = plan.detection.map(({ condition }) =>
    samples.find((event) => event.condition === condition.words && event.holds && event.atMs >= after),
  );
  if (first.length === 0 || first.some((event) => event === undefined)) return null;
  const seen = first.filter((event) => event !== undefined);
  const last = seen.reduce((a, b) => (b.atMs > a.atMs ? b : a));
  return { at_ms: last.atMs, error_ms: last.errorMs, evidence: seen.map(({ id }) => id) };
};
