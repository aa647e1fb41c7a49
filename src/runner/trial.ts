import { messageOf } from '../core/message-of.ts';
import { DrillError } from '../core/errors.ts';
import type { Report } from '../core/report.ts';
import type { Residue } from '../core/reporter.ts';
import { isSelfTest } from '../core/self-test.ts';
import { recorder, type Phase } from '../core/timeline.ts';
import { buildReport } from './build-report.ts';
import { capabilityOf } from './capability-of.ts';
import { eventHub } from './event-hub.ts';
import type { Injector } from './injector/injection.ts';
import { injector } from './injector/injector.ts';
import { onSystem } from './on-system.ts';
import { checksOf, type Plan } from './plan.ts';
import type { Interruption, Ports, System } from './ports.ts';
import { abortEvidence, watchAborts } from './watch-aborts.ts';
import { pipelineEvidence } from './why-blind.ts';

export interface TrialResult {
  readonly report: Report;
  /** What could not be taken away. */
  readonly residue: readonly Residue[];
  /** Why the trial did not finish, where it did not. */
  readonly failure: unknown;
}

/**
 * Puts one planned drill on trial: start, steady state, break, notice, recover, judge. Whatever happens on the way, every fault is lifted
 * and everything started is taken away before this resolves. It rejects never: a failure is part of the result.
 */
export const runTrial = async (plan: Plan, ports: Ports, interruption: Interruption): Promise<TrialResult> => {
  const { clock, reporter } = ports;
  const startedAt = new Date();
  const hub = eventHub(
    () => timeline,
    clock,
    (progress) => reporter.onProgress?.(progress),
  );
  const timeline = recorder(clock, (event) => {
    hub.notify(event);
    reporter.onEvent?.(event);
    aborts.notify(event);
  });
  const phase = async <Result>(name: Phase, work: () => Promise<Result>): Promise<Result> => {
    timeline.record({ kind: 'phase', phase: name, edge: 'began' });
    try {
      return await work();
    } finally {
      timeline.record({ kind: 'phase', phase: name, edge: 'ended' });
    }
  };

  const aborts = watchAborts(
    plan,
    clock,
    () => timeline,
    ({ words }, saw) => {
      timeline.record({ kind: 'evidence', check: abortEvidence, name: words, value: saw });
    },
  );
  const signal = AbortSignal.any([interruption.signal, aborts.signal]);
  let system: System | undefined;
  let faults: Injector | undefined;
  let failure: unknown;
  try {
    signal.throwIfAborted();
    system = await phase('start', () =>
      ports.start(plan, ({ at, ...alert }) => {
        if (isSelfTest(alert.alert)) timeline.record({ kind: 'evidence', check: pipelineEvidence, name: alert.alert, value: alert.state }, at);
        else timeline.record({ kind: 'alert', seen: 'delivered', ...alert }, at);
      }),
    );
    const running = system;
    faults = injector(
      (fault) => capabilityOf(running, fault, plan),
      ports.ledger,
      clock,
      timeline,
      ({ target }) => running.identity(target),
    );
    await onSystem({ plan, system: running, timeline, hub, injector: faults, clock, checks: checksOf(plan), signal }, ports, phase);
  } catch (error) {
    const [first, ...later] = unfold(error);
    failure = isWished(signal) ? signal.reason : first;
    for (const each of isWished(signal) ? later : [first, ...later]) timeline.record({ kind: 'trouble', where: 'trial', message: messageOf(each) });
  } finally {
    // Nothing cuts undoing short.
    aborts[Symbol.dispose]();
  }
  const stuck = await phase('undo', () => faults?.liftAll(interruption.hurry) ?? Promise.resolve([]));
  const left = await phase('stop', () => ports.stop(stuck.length === 0).catch((error: unknown) => [unstopped(ports.runId, error)]));
  // A fault that could not be lifted is gone with its containers, if they are gone: that was looked at.
  const residue =
    left.length === 0
      ? []
      : [...left, ...stuck.map(({ injection, why }) => ({ what: `${injection.fault.kind} on ${injection.fault.target.name}`, why, byHand: [] }))];
  return {
    report: buildReport({
      plan,
      runId: ports.runId,
      timeline,
      startedAt,
      failure,
      aborted: isWished(signal),
      residue,
      environment: system?.environment,
    }),
    residue,
    failure,
  };
};

/** Whether a person or an abort condition asked for the end. An exception that nobody caught aborts a trial too, and is a failure of the harness. */
const isWished = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && reason instanceof DrillError && (reason.code === 'interrupted' || reason.code === 'abort-condition');

/** What failed first, and what failed while cleaning up after it. */
const unfold = (error: unknown): readonly [unknown, ...unknown[]] =>
  error instanceof SuppressedError ? [...unfold(error.suppressed), error.error] : [error];

/** Nobody knows what is left when stopping failed: all of it counts as left. */
const unstopped = (runId: string, error: unknown): Residue => ({
  what: `everything of run ${runId}`,
  why: messageOf(error),
  byHand: [`firedrill undo --run ${runId}`],
});
