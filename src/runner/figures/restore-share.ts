import { knobsOf } from '../../core/knob.ts';
import type { ReportShare } from '../../core/report.ts';
import { eventsOf, type Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import type { Plan } from '../plan.ts';
import { shareOut, together } from './share-out.ts';

/** Who owns the time from the first step to service: the steps while they last, the harness between them, and the system after the last of them. */
export const restoreShare = (timeline: Timeline, plan: Plan, { recovery_started: started, restored }: Clocks): readonly ReportShare[] => {
  if (started === null || restored === null || restored.at_ms < started.at_ms) return [];
  const prose = new Set(plan.recovery.flatMap(({ step, binding }) => (binding === undefined ? [] : [step.id])));
  const shares: ReportShare[] = [];
  let until = started.at_ms;
  let running: { readonly step: string; readonly from: number } | undefined;
  const add = (owner: ReportShare['owner'], what: string, to: number): void => {
    const end = Math.min(to, restored.at_ms);
    if (end > until) shares.push({ owner, what, ms: end - until });
    until = Math.max(until, end);
  };
  for (const { step, edge, atMs } of eventsOf(timeline, 'step')) {
    if (edge === 'began') {
      add('harness', 'between two steps', atMs);
      running = { step, from: atMs };
    } else if (running?.step === step) {
      add(prose.has(step) ? 'runbook' : 'commands', step, atMs);
      running = undefined;
    }
  }
  if (running !== undefined) add(prose.has(running.step) ? 'runbook' : 'commands', running.step, restored.at_ms);
  const rest = shareOut({
    ms: restored.at_ms - until,
    delays: knobsOf(plan.drill.floor ?? [], 'restore', plan.timing),
    error: restored.error_ms,
    doing: 'until service was back',
  });
  return together([...shares, ...rest]);
};
