import { messageOf } from '../../core/message-of.ts';
import type { Action } from '../../core/action.ts';
import { milliseconds, seconds } from '../../core/duration.ts';
import { clocksOf } from '../clocks.ts';
import { commandBudget } from './recover.ts';
import { rescueEvidence } from '../judge/judge-rescues.ts';
import { lastLine } from '../last-line.ts';
import type { Trial } from '../trial-context.ts';

/** How long service may take to answer again after a rescue, besides the window in which it must stay good. */
const patience = seconds(10);

/**
 * Where the recovery of the document has not brought service back, tries what the drill knows besides, one after the other, until service stays good.
 * What was tried, and whether that was enough, is written down: each is a step that the document does not have.
 */
export const rescue = async (trial: Trial): Promise<void> => {
  const { plan, timeline, hub, injector, signal } = trial;
  const isStable = (): boolean => clocksOf(timeline, plan).stable !== null;
  for (const one of plan.drill.rescues ?? []) {
    if (isStable()) return;
    signal.throwIfAborted();
    const words = typeof one === 'string' ? one : one.words;
    const failed = await carryOut(trial, one).then(
      () => undefined,
      (error: unknown) => {
        signal.throwIfAborted();
        return messageOf(error);
      },
    );
    await injector.noticeRepairs();
    const within = milliseconds(plan.timing.play(plan.drill.promises.stable) + patience);
    const helped = failed === undefined && (await hub.until(isStable, { waitingFor: `service to come back by ${words}`, within, signal }));
    const saw = failed ?? (helped ? 'service came back' : 'service did not come back');
    timeline.record({ kind: 'evidence', check: rescueEvidence, name: words, value: saw });
  }
};

const carryOut = async ({ system, signal }: Trial, one: string | Action): Promise<void> => {
  if (typeof one !== 'string') {
    await one.perform(system.stack, signal);
    return;
  }
  const { exitCode, output } = await system.operator.run(one, commandBudget, signal);
  if (exitCode !== 0) throw new Error(`exit code ${String(exitCode)}: ${lastLine(output)}`);
};
