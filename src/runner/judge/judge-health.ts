import type { Finding } from '../../core/check.ts';
import { formatDuration } from '../../core/duration.ts';
import type { Condition } from '../../core/probe.ts';
import { eventsOf, type EventOf, type Timeline } from '../../core/timeline.ts';
import { harmFrom, serviceLevelOf, type Clocks } from '../clocks.ts';
import type { Plan } from '../plan.ts';
import { operationsOf } from '../service-level.ts';

/**
 * Whether what the drill calls healthy said so while users suffered: an endpoint that answers 200 while writes fail, or serves only what it has cached.
 *
 * A lie lasts longer than the document takes to notice: below that it is slow, which the promise to detect judges. It counts until the recovery
 * begins, because an operator who turns users away on purpose, behind a service that is ready, tells no lie.
 */
export const judgeHealth = (plan: Plan, timeline: Timeline, { recovery_started: acted, restored }: Clocks): readonly Finding[] => {
  const from = harmFrom(timeline);
  const to = Math.min(acted?.at_ms ?? Infinity, restored?.at_ms ?? Infinity, timeline.events.at(-1)?.atMs ?? 0);
  const { good, succeeds } = serviceLevelOf(plan);
  const operations = operationsOf(timeline);
  const patience = plan.timing.play(plan.drill.promises.detected);
  return plan.drill.steady.conditions.flatMap((condition) =>
    spansOf(condition, timeline, from, to).flatMap(({ fromMs, toMs, evidence, saw }): readonly Finding[] => {
      const inside = operations.filter(({ intendedMs }) => intendedMs >= fromMs && intendedMs <= toMs);
      const bad = inside.filter((each) => !good(each));
      const [first, last] = [bad[0], bad.at(-1)];
      if (first === undefined || last === undefined || last.intendedMs - first.intendedMs <= patience) return [];
      const during = inside.filter(({ intendedMs }) => intendedMs >= first.intendedMs && intendedMs <= last.intendedMs);
      if (1 - bad.length / during.length >= succeeds) return [];
      return [
        {
          claim: `while it is true that ${condition.words}, users are served`,
          verdict: 'drift',
          saw:
            `it said ${saw} from ${formatDuration(first.intendedMs - from)} to ${formatDuration(last.intendedMs - from)} after the injection, ` +
            `while ${String(bad.length)} of ${String(during.length)} operations failed or were too slow`,
          hint: 'let it do what users do, a write among it, or do not call it healthy',
          evidence: [evidence, first.id, last.id],
        },
      ];
    }),
  );
};

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly evidence: string;
  readonly saw: string;
}

/** When a condition held between two instants. Only changes are recorded: what held last, holds. */
const spansOf = ({ words }: Condition, timeline: Timeline, fromMs: number, toMs: number): readonly Span[] => {
  const samples: readonly EventOf<'sample'>[] = eventsOf(timeline, 'sample').filter(({ condition }) => condition === words);
  return samples.flatMap(({ holds, atMs, id, saw }, index) => {
    const span = { fromMs: Math.max(fromMs, atMs), toMs: Math.min(toMs, samples[index + 1]?.atMs ?? Infinity), evidence: id, saw };
    return holds && span.fromMs < span.toMs ? [span] : [];
  });
};
