import { messageOf } from '../../core/message-of.ts';
import { formatDuration, milliseconds, minutes, seconds } from '../../core/duration.ts';
import { DrillError } from '../../core/errors.ts';
import { isCarriedOut, lineAt, runHere, type Binding, type BoundStep } from '../../core/runbook.ts';
import { beside, type Beside } from '../beside.ts';
import type { Course } from '../courses.ts';
import { slowestScrape } from '../plan.ts';
import { watchConditions } from '../watch-conditions.ts';
import type { Trial } from '../trial-context.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import { holdsNow } from '../holds-now.ts';
import { lastLine } from '../last-line.ts';

/** Longest time for one fenced block, where the document gives none. What needs longer is not a step that a person would watch. */
export const commandBudget = minutes(2);
/** A condition that a step claims must come true within the promise to restore, and at least in this time. */
const conditionFloor = seconds(5);

interface StepResult {
  readonly ok: boolean;
  readonly saw: string;
  readonly exitCode?: number;
  readonly output?: string;
  readonly line?: number;
}

/**
 * Carries out the recovery of the document, in its order: commands as they are written, prose by what the drill binds to it.
 * A step that fails does not end the recovery: a person would go on with the next line.
 */
export const recover = async (trial: Trial, broken: Course): Promise<void> => {
  const { plan, timeline, injector, signal } = trial;
  // A look at a link that swallows everything takes as long as its patience: nobody who repairs waits for that.
  const noticing = beside(() => injector.noticeRepairs());
  for (const bound of plan.recovery) {
    if (plan.withheld.has(bound.step.id) || !isCarriedOut(bound)) continue;
    signal.throwIfAborted();
    timeline.record({ kind: 'step', step: bound.step.id, edge: 'began' });
    const result = await carryOut(trial, { broken, noticing }, bound).catch((error: unknown): StepResult => {
      signal.throwIfAborted();
      // Without an operator nothing was tried, which says nothing about the document.
      if (error instanceof DrillError && error.code === 'operator-failed') throw error;
      return { ok: false, saw: messageOf(error) };
    });
    timeline.record({ kind: 'step', step: bound.step.id, edge: 'ended', ...result });
    noticing.again();
  }
  await noticing.over();
};

/** What is in force, and who looks whether it still is. */
interface InForce {
  readonly broken: Course;
  readonly noticing: Beside;
}

const carryOut = async (trial: Trial, inForce: InForce, { step, binding }: BoundStep): Promise<StepResult> => {
  const { timeout = commandBudget, exit = 0 } = step.annotations ?? {};
  let output = '';
  for (const command of step.commands) {
    const typed = runHere(command);
    if (typed.trim() === '') continue;
    const result = await trial.system.operator.run(typed, timeout, trial.signal);
    output += result.output;
    if (result.exitCode !== exit) {
      const refused = result.refused.map((call) => `, the gate refused ${call}`).join('');
      const line = lineAt(command, (result.failedLine ?? 1) - 1);
      return {
        ok: false,
        exitCode: result.exitCode,
        output,
        line,
        saw: `exit code ${String(result.exitCode)}${exit === 0 ? '' : ` instead of ${String(exit)}`}${refused}: ${lastLine(result.output)}`,
      };
    }
  }
  const saw = binding === undefined ? `exit code ${String(exit)}` : await carryOutBinding(trial, inForce, binding);
  return { ok: true, saw, ...(step.commands.length === 0 ? {} : { exitCode: exit, output }) };
};

/** Resolves with what was seen; rejects when the step did not do what it says. */
const carryOutBinding = async (trial: Trial, inForce: InForce, binding: Binding): Promise<string> => {
  const { system, timeline, hub, plan, signal } = trial;
  switch (binding.type) {
    case 'action':
      return await binding.perform(system.stack, signal);
    case 'outside':
      await liftBroken(trial, inForce);
      return binding.words;
    case 'check':
      await gatherEvidence(trial, binding, 'observe');
      return `looked whether ${binding.claim}`;
    case 'condition': {
      const within = milliseconds(Math.max(conditionFloor, plan.timing.play(plan.drill.promises.restored)));
      const watching = watchConditions([binding], system.stack, timeline, trial.clock, slowestScrape(plan));
      try {
        if (await hub.until(() => holdsNow(timeline, binding.words), { waitingFor: binding.words, within, signal })) return binding.words;
      } finally {
        await watching[Symbol.asyncDispose]();
      }
      throw new Error(`it did not come true that ${binding.words}, within ${formatDuration(within)}`);
    }
  }
};

/** Plays those whom the document asks for: lets what was broken come to its end and brings back what is in force of it. Rejects when it is not seen to be lifted. */
const liftBroken = async ({ injector }: Trial, { broken, noticing }: InForce): Promise<void> => {
  await Promise.all([broken.over, noticing.over()]);
  const [stuck] = await injector.liftAll();
  if (stuck !== undefined) throw new Error(`${stuck.injection.fault.kind} on ${stuck.injection.fault.target.name}: ${stuck.why}`);
};
