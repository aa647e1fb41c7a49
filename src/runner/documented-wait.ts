import type { ReportTiming } from '../core/report.ts';
import { eventsOf, type Timeline } from '../core/timeline.ts';
import type { Plan } from './plan.ts';
import { waitedInPhases } from './waited-in-phases.ts';

export const phasesOf = (timeline: Timeline): ReportTiming['phases'] => {
  const edges = eventsOf(timeline, 'phase');
  return edges.flatMap(({ phase, edge, atMs }, index) => {
    if (edge === 'ended') return [];
    const end = edges.slice(index).find((event) => event.phase === phase && event.edge === 'ended');
    return [{ phase, began_ms: atMs, ended_ms: end?.atMs ?? atMs }];
  });
};

/** How long the trial waited for documented durations: steady state, the alert, the stable window, and steps that watch something expire. */
export const documentedWait = (timeline: Timeline, plan: Plan): number => {
  const watching = new Set(plan.recovery.flatMap(({ step, binding }) => (binding?.type === 'check' ? [step.id] : [])));
  const steps = eventsOf(timeline, 'step').filter(({ step }) => watching.has(step));
  const beganAt = new Map(steps.flatMap(({ step, edge, atMs }) => (edge === 'began' ? [[step, atMs]] : [])));
  const stepped = steps.reduce((sum, { step, edge, atMs }) => sum + (edge === 'ended' ? atMs - (beganAt.get(step) ?? atMs) : 0), 0);
  return waitedInPhases(phasesOf(timeline)) + stepped;
};
