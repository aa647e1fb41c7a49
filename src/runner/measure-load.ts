import type { ReportLoad } from '../core/report.ts';
import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import type { Plan } from './plan.ts';

/** The load as it was: intended, sent, answered; latency of what was answered in steady state, counted from the intended instant. */
export const measureLoad = (plan: Plan, timeline: Timeline): ReportLoad => {
  const operations = eventsOf(timeline, 'operation');
  const count = (outcome: EventOf<'operation'>['outcome']): number => operations.filter((event) => event.outcome === outcome).length;
  const steadyUntil = eventsOf(timeline, 'phase').find(({ phase, edge }) => phase === 'steady' && edge === 'ended')?.atMs ?? Infinity;
  const latencies = operations
    .filter(({ outcome, atMs }) => outcome === 'ok' && atMs < steadyUntil)
    .map(({ latencyMs }) => latencyMs)
    .sort((a, b) => a - b);
  return {
    name: plan.drill.load.name,
    rate_per_second: plan.drill.load.rate,
    intended: operations.length,
    sent: operations.length - count('unsent'),
    ok: count('ok'),
    failed: count('failed'),
    unsent: count('unsent'),
    latency_ms:
      latencies.length === 0
        ? null
        : { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), p99: quantile(latencies, 0.99), max: quantile(latencies, 1) },
  };
};

/** Nearest rank. */
const quantile = (sorted: readonly number[], q: number): number => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
