import { formatDuration, milliseconds, seconds } from '../../core/duration.ts';
import { eventsOf } from '../../core/timeline.ts';
import { clocksOf } from '../clocks.ts';
import type { Course } from '../courses.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import { tolerance } from '../judge/alerts/alert-in-bound.ts';
import { resolveBound, tellsResolved } from '../judge/alerts/alert-resolves.ts';
import { boundChecks } from '../plan.ts';
import { whyBlind } from '../why-blind.ts';
import type { Trial } from '../trial-context.ts';

/** The last operations of the window are still on their way when it ends. */
const inFlight = seconds(1.5);

/** Lets what was broken come to its end, then waits until service has stayed good for the documented window, or until it is too late for the promise to restore to be kept. */
export const stabilise = async (trial: Trial, broken: Course): Promise<void> => {
  const { plan, hub, timeline, clock, signal, checks } = trial;
  await broken.over;
  const window = plan.timing.play(plan.drill.promises.stable);
  const latest = (clocksOf(timeline, plan).injected?.at_ms ?? 0) + plan.timing.play(plan.drill.promises.restored) + window;
  await hub.until(() => clocksOf(timeline, plan).stable !== null, {
    waitingFor: `service to stay good for ${formatDuration(window)}`,
    within: milliseconds(Math.max(0, latest - clock.now()) + inFlight),
    signal,
  });
  const bound = new Set(boundChecks(plan));
  for (const check of checks) if (!bound.has(check)) await gatherEvidence(trial, check, 'observe');
  await awaitResolution(trial);
};

/**
 * Waits until the alert that was delivered is over too, for no longer than its settings allow; mostly it is by now. They are counted from the end of the recovery,
 * where that came after service was back: users who are patient are served well from before the repair on. Nothing to wait for where service has not come back:
 * then it rings for a reason.
 */
const awaitResolution = async (trial: Trial): Promise<void> => {
  const { plan, hub, timeline, clock, signal } = trial;
  const { restored, alert_delivered: delivered } = clocksOf(timeline, plan);
  if (restored === null || delivered === null) return;
  const { alerts } = plan.drill;
  const recovered = eventsOf(timeline, 'phase').findLast(({ phase, edge }) => phase === 'recover' && edge === 'ended')?.atMs ?? 0;
  const repaired = Math.max(restored.at_ms, recovered);
  const receiver = eventsOf(timeline, 'alert').findLast(({ alert, seen }) => alert === alerts && seen === 'delivered')?.receiver;
  const seen = tellsResolved(plan, receiver) ? 'delivered' : 'prometheus';
  const over = await hub.until(
    () => eventsOf(timeline, 'alert').findLast((event) => event.alert === alerts && event.seen === seen)?.state === 'resolved',
    {
      waitingFor: `${alerts} to be over${seen === 'delivered' ? ', and delivered as resolved' : ''}`,
      within: milliseconds(Math.max(0, repaired + resolveBound(plan) * tolerance - clock.now())),
      signal,
    },
  );
  if (!over) await whyBlind(trial);
};
