import { formatDuration } from '../../core/duration.ts';
import { eventsOf } from '../../core/timeline.ts';
import type { Trial } from '../trial-context.ts';

/** The control without a fault: for as long as the alert was promised to take, nothing may ring. Ends early only if something does. */
export const holdStill = async ({ plan, hub, timeline, signal }: Trial): Promise<void> => {
  const window = plan.timing.play(plan.drill.promises.alerted);
  await hub.hold(() => eventsOf(timeline, 'alert').some(({ alert, state }) => alert === plan.drill.alerts && state === 'firing'), {
    waitingFor: `${plan.drill.alerts} to stay silent for ${formatDuration(window)}`,
    within: window,
    signal,
  });
};
