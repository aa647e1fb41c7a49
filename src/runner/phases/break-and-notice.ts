import { milliseconds } from '../../core/duration.ts';
import { clocksOf } from '../clocks.ts';
import type { Injection } from '../injections.ts';
import type { PhaseRunner, Trial } from '../trial-context.ts';

/**
 * Injects the faults in sequence and waits for what the document says must notice them: first the signals, under the first fault, then the alert.
 * Each fault gives way to the next once that one bites; the last stays. Answers false when a fault was not seen to bite: nothing that follows would prove anything.
 */
export const breakAndNotice = async (trial: Trial, phase: PhaseRunner): Promise<boolean> => {
  const { plan, injector, signal } = trial;
  let previous: Injection | undefined;
  for (const fault of plan.drill.breaks) {
    const injection = await phase('inject', () => injector.inject(fault, signal));
    if (!injection.bites) return false;
    // What cannot be lifted now is tried again, and told, when everything is undone.
    await previous?.lift();
    if (previous === undefined) await phase('detect', () => awaitDetection(trial));
    previous = injection;
  }
  await phase('alert', () => awaitAlert(trial));
  return true;
};

/** Deadlines are promises: they count from the first injection. */
const sinceInjection = ({ timeline, plan, clock }: Trial, promised: number): ReturnType<typeof milliseconds> =>
  milliseconds(Math.max(0, (clocksOf(timeline, plan).injected?.at_ms ?? 0) + promised - clock.now()));

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
  await hub.until(() => clocksOf(timeline, plan).alert_delivered !== null, {
    waitingFor: `${plan.drill.alerts} to fire and be delivered`,
    within: sinceInjection(trial, plan.timing.play(plan.drill.promises.alerted)),
    signal,
    saw: () => (clocksOf(timeline, plan).alert_firing === null ? 'not firing yet' : 'firing, not delivered yet'),
  });
};
