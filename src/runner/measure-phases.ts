import type { ReportLoadPhase, ReportLoadPhases } from '../core/report.ts';
import type { EventOf } from '../core/timeline.ts';
import { latencyHistogram } from './latency-histogram.ts';
import type { IsGood } from './is-good.ts';

type Operation = EventOf<'operation'>;

/** More kinds of error than that say less, not more. */
const mostKinds = 12;
const longestKind = 80;

export interface PhaseBounds {
  /** When the first fault may have begun to do harm; never where none was injected. */
  readonly harmFromMs: number;
  /** The intended instant of the first good operation of the window that stayed good. */
  readonly recoveredFromMs: number;
}

/** What users got before the fault, under it, and once service was restored. An operation belongs to the phase in which it was meant to start. */
export const measurePhases = (operations: readonly Operation[], good: IsGood, { harmFromMs, recoveredFromMs }: PhaseBounds): ReportLoadPhases => {
  const between = (fromMs: number, toMs: number): ReportLoadPhase | null => {
    const inside = operations.filter(({ intendedMs }) => intendedMs >= fromMs && intendedMs < toMs);
    return inside.length === 0 ? null : measured(inside, good);
  };
  return {
    steady: between(-Infinity, harmFromMs),
    fault: between(harmFromMs, recoveredFromMs),
    recovered: between(Math.max(harmFromMs, recoveredFromMs), Infinity),
  };
};

const measured = (operations: readonly Operation[], good: IsGood): ReportLoadPhase => {
  const of = (outcome: Operation['outcome']): readonly Operation[] => operations.filter((each) => each.outcome === outcome);
  const answered = of('ok');
  const summary = latencyHistogram(answered.map(({ latencyMs }) => latencyMs));
  return {
    from_ms: operations[0]?.intendedMs ?? 0,
    to_ms: operations.at(-1)?.intendedMs ?? 0,
    intended: operations.length,
    good: answered.filter(good).length,
    too_slow: answered.filter((each) => !good(each)).length,
    failed: of('failed').length,
    unsent: of('unsent').length,
    errors: errorKinds(of('failed')),
    latency_ms: summary?.latency ?? null,
    histogram: summary?.histogram ?? null,
  };
};

/** Why operations failed, the most frequent first; what is too rare for the list is counted together. */
export const errorKinds = (failed: readonly Pick<Operation, 'why'>[]): ReportLoadPhase['errors'] => {
  const counts = new Map<string, number>();
  for (const { why = 'no reason given' } of failed) {
    const kind = why.length > longestKind ? `${why.slice(0, longestKind)}…` : why;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const sorted = [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1));
  if (sorted.length <= mostKinds) return sorted;
  const rest = sorted.slice(mostKinds - 1);
  return [...sorted.slice(0, mostKinds - 1), { why: `${String(rest.length)} other kinds`, count: rest.reduce((sum, { count }) => sum + count, 0) }];
};
