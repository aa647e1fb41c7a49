import { alertPath } from '../../core/alert-delays.ts';
import { formatDuration, milliseconds, type Duration } from '../../core/duration.ts';
import { injectionDelay, injectionEvidence } from '../../core/injection-delay.ts';
import { clocksOf } from '../clocks.ts';
import type { Course } from '../courses.ts';
import { breaksOf } from '../plan.ts';
import { whyBlind } from '../why-blind.ts';
import type { PhaseRunner, Trial } from '../trial-context.ts';

/**
 * Breaks the system in sequence and waits for what the document says must notice it: first the signals, under the first part, then the alert, then whoever is on call.
 * Each part comes to its end, then gives way to the next once that one bites; the last stays, or goes on taking its course. Answers it,
 * or `undefined` when a fault was not seen to bite: nothing that follows would prove anything.
 */
export const breakAndNotice = async (trial: Trial, phase: PhaseRunner): Promise<Course | undefined> => {
  let previous: Course | undefined;
  for (const part of breaksOf(trial.plan)) {
    const course: Course | undefined = await phase('inject', async () => {
      if (previous === undefined) await comeAtRandom(trial);
      else if (!(await previous.over)) return undefined;
      const begun = await trial.courses.begin(part);
      return (await begun.struck) ? begun : undefined;
    });
    if (course === undefined) return undefined;
    await previous?.lift();
    if (previous === undefined) await phase('detect', () => awaitDetection(trial));
    previous = course;
  }
  await phase('alert', async () => {
    await awaitAlert(trial);
    await awaitResponder(trial);
  });
  return previous;
};

/** Lets the fault come at any instant between two scrapes, by the seed. */
const comeAtRandom = async ({ plan, clock, timeline, signal }: Trial): Promise<void> => {
  const scrape = plan.timing.play(alertPath(plan.pipeline, plan.drill.alerts)?.scrape?.interval ?? milliseconds(0));
  if (scrape === 0) return;
  const delay = injectionDelay(plan.seed, scrape);
  timeline.record({
    kind: 'evidence',
    check: injectionEvidence,
    name: `of up to ${formatDuration(scrape)}, by seed ${String(plan.seed)}`,
    value: delay,
  });
  await clock.wait(delay, signal);
};

/** What is left of the time up to an instant; nothing, where that is over. */
const leftUntil = ({ clock }: Trial, atMs: number): Duration => milliseconds(Math.max(0, atMs - clock.now()));

/** Deadlines are promises: they count from the first injection. */
const sinceInjection = (trial: Trial, promised: number): Duration =>
  leftUntil(trial, (clocksOf(trial.timeline, trial.plan).injected?.at_ms ?? 0) + promised);

const awaitDetection = async (trial: Trial): Promise<void> => {
  const { plan, hub, timeline, signal } = trial;
  await hub.until(() => clocksOf(timeline, plan).detected !== null, {
    waitingFor: plan.detection.map(({ condition }) => condition.words).join(', and '),
    within: sinceInjection(trial, plan.timing.play(plan.drill.promises.detected)),
    signal,
  });
};

const awaitAlert = async (trial: Trial): Promise<void> => {
  const { plan, hub, timeline, signal } = trial;
  const came = await hub.until(() => clocksOf(timeline, plan).alert_delivered !== null, {
    waitingFor: `${plan.drill.alerts} to fire and be delivered`,
    within: sinceInjection(trial, plan.timing.play(plan.drill.promises.alerted)),
    signal,
    saw: () => (clocksOf(timeline, plan).alert_firing === null ? 'not firing yet' : 'firing, not delivered yet'),
  });
  if (!came) await whyBlind(trial);
};

/** Lets the time pass that whoever is on call takes to come. What rings meanwhile is heard. */
const awaitResponder = async (trial: Trial): Promise<void> => {
  const { plan, hub, timeline, clock, signal } = trial;
  const { respondsAfter } = plan.drill;
  if (respondsAfter === undefined) return;
  const called = clocksOf(timeline, plan).alert_delivered?.at_ms ?? clock.now();
  const within = leftUntil(trial, called + plan.timing.play(respondsAfter));
  await hub.hold(() => false, { waitingFor: 'whoever is on call to come', within, signal });
};
