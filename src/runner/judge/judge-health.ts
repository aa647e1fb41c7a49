import type { Finding } from '../../core/check.ts';
import { faultsOf } from '../../core/composition.ts';
import { formatDuration } from '../../core/duration.ts';
import type { Condition } from '../../core/probe.ts';
import { eventsOf, type EventOf, type Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import { harmFrom } from '../harm-from.ts';
import type { Plan } from '../plan.ts';
import { operationsOf, operationsSince } from '../operations-of.ts';
import { serviceLevelOf } from '../service-level.ts';

/**
 * Whether what the drill calls healthy told the truth while users suffered. An endpoint that answers 200 while writes fail, or serves only what it has cached,
 * lies; one that does not answer at all leaves whoever asks to guess, unless the fault struck its own service.
 *
 * Both last longer than the document takes to notice: below that it is slow, which the promise to detect judges. They count until the recovery
 * begins, because an operator who turns users away on purpose, behind a service that is ready, tells no lie.
 */
export const judgeHealth = (plan: Plan, timeline: Timeline, { recovery_started: acted, restored }: Clocks): readonly Finding[] => {
  const from = harmFrom(timeline);
  const to = Math.min(acted?.at_ms ?? Infinity, restored?.at_ms ?? Infinity, timeline.events.at(-1)?.atMs ?? 0);
  const { good, succeeds } = serviceLevelOf(plan);
  const operations = operationsOf(timeline);
  const patience = plan.timing.play(plan.drill.promises.detected);
  const struck = new Set(faultsOf(plan.drill.breaks).flatMap(({ target }) => (target.type === 'service' ? [target.name] : [])));

  /** What users suffered within a span, where it is more than the document allows. */
  const sufferedIn = ({ fromMs, toMs }: Span): Suffering | undefined => {
    const inside = operationsSince(operations, fromMs).filter(({ intendedMs }) => intendedMs <= toMs);
    const bad = inside.filter((each) => !good(each));
    const [first, last] = [bad[0], bad.at(-1)];
    if (first === undefined || last === undefined || last.intendedMs - first.intendedMs <= patience) return undefined;
    const during = inside.filter(({ intendedMs }) => intendedMs >= first.intendedMs && intendedMs <= last.intendedMs);
    if (1 - bad.length / during.length >= succeeds) return undefined;
    const when = `from ${formatDuration(first.intendedMs - from)} to ${formatDuration(last.intendedMs - from)} after the injection`;
    return {
      words: `${when}, while ${String(bad.length)} of ${String(during.length)} operations failed or were too slow`,
      evidence: [first.id, last.id],
    };
  };
  return plan.drill.steady.conditions.flatMap((condition) =>
    spansOf(condition, timeline, from, to).flatMap((span): readonly Finding[] => {
      const wrong = span.holds ? lie : span.unanswered && !struck.has(condition.of.name) ? silence : undefined;
      const suffering = wrong === undefined ? undefined : sufferedIn(span);
      if (wrong === undefined || suffering === undefined) return [];
      return [
        {
          claim: wrong.claim(condition.words),
          verdict: 'drift',
          saw: `it said ${span.saw} ${suffering.words}`,
          hint: wrong.hint,
          evidence: [span.evidence, ...suffering.evidence],
        },
      ];
    }),
  );
};

const lie = {
  claim: (words: string) => `while it is true that ${words}, users are served`,
  hint: 'let it do what users do, a write among it, or do not call it healthy',
};
const silence = {
  claim: (words: string) => `whether ${words} is answered while users suffer`,
  hint: 'let it give up on what it asks before those who ask it do, and answer that it is not ready',
};

interface Suffering {
  readonly words: string;
  readonly evidence: readonly string[];
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly holds: boolean;
  readonly unanswered: boolean;
  readonly saw: string;
  readonly evidence: string;
}

/** What a condition said between two instants. Only changes are recorded: what was said last, stands. */
const spansOf = ({ words }: Condition, timeline: Timeline, fromMs: number, toMs: number): readonly Span[] => {
  const samples: readonly EventOf<'sample'>[] = eventsOf(timeline, 'sample').filter(({ condition }) => condition === words);
  return samples.flatMap(({ holds, unanswered = false, atMs, id, saw }, index) => {
    const span = { fromMs: Math.max(fromMs, atMs), toMs: Math.min(toMs, samples[index + 1]?.atMs ?? Infinity), holds, unanswered, saw, evidence: id };
    return span.fromMs < span.toMs ? [span] : [];
  });
};
