import type { ReportLoad } from '../core/report.ts';
import { constantArrivalRate } from '../core/arrivals/constant-arrival-rate.ts';
import { measuredQuantiles } from '../core/statistics/measured-quantiles.ts';
import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import { measureIncident } from './measure-incident.ts';
import { measurePhases } from './measure-phases.ts';
import type { Plan } from './plan.ts';
import { seenByUsers } from './seen-by-users.ts';

/** The load as it was: intended, sent, answered; latency of what was answered in steady state, counted from the intended instant. */
export const measureLoad = (plan: Plan, timeline: Timeline): ReportLoad => {
  const { load, steady } = plan.drill;
  const { operations, level, harmFromMs, incident, restored } = seenByUsers(timeline, plan);
  const count = (outcome: EventOf<'operation'>['outcome']): number => operations.filter((event) => event.outcome === outcome).length;
  const steadyUntil = eventsOf(timeline, 'phase').find(({ phase, edge }) => phase === 'steady' && edge === 'ended')?.atMs ?? Infinity;
  return {
    name: load.name,
    rate_per_second: load.rate,
    arrivals: (load.arrivals ?? constantArrivalRate(load.rate)).words,
    intended: operations.length,
    sent: operations.length - count('unsent'),
    ok: count('ok'),
    failed: count('failed'),
    unsent: count('unsent'),
    latency_ms: measuredQuantiles(operations.flatMap(({ outcome, atMs, latencyMs }) => (outcome === 'ok' && atMs < steadyUntil ? [latencyMs] : []))),
    lateness_ms: measuredQuantiles(operations.flatMap(({ lateMs }) => (lateMs === undefined ? [] : [lateMs]))),
    phases: measurePhases(operations, level.good, { harmFromMs, recoveredFromMs: restored?.first.intendedMs ?? Infinity }),
    objective: { succeeds: steady.succeeds, within_ms: steady.within ?? null },
    incident: measureIncident(incident, operations, { ...level, within: steady.within, rate: load.rate }),
  };
};
