import type { Finding } from '../../core/check.ts';
import { formatDuration } from '../../core/duration.ts';
import type { ReportPromise } from '../../core/report.ts';
import type { Clocks } from '../clocks.ts';
import { isInDoubt, lostBetween, type Degraded } from '../degraded.ts';
import { earliestHarm } from '../earliest-harm.ts';
import { lostOfPromise } from './lost-of-promise.ts';

/** Whether time was kept between the injection and the restoration. Says nothing where it was, and nothing more than the error of the figures where that is small. */
export const judgeTime = (clocks: Clocks, degraded: readonly Degraded[], promises: readonly ReportPromise[]): readonly Finding[] => {
  if (clocks.injected === null) return [];
  const from = earliestHarm(clocks);
  const to = clocks.restored?.at_ms ?? Infinity;
  const inside = degraded.filter(({ from_ms, to_ms }) => to_ms >= from && from_ms <= to);
  const [first] = inside.toSorted((a, b) => ownLoss(b, inside) - ownLoss(a, inside));
  if (first === undefined) return [];
  const doubtful = promises.flatMap((promise) =>
    // A promise may be inconclusive for reasons of its own: only what was lost of it is told here.
    promise.verdict === 'inconclusive' && isInDoubt(lostOfPromise(promise, clocks, degraded), promise.promised) ? [promise.name] : [],
  );
  const lost = formatDuration(lostBetween(degraded, from, to));
  const others = inside.length === 1 ? '' : `, the worst of ${String(inside.length)} stretches`;
  return [
    {
      claim: 'time was kept while it was measured',
      verdict: doubtful.length > 0 ? 'inconclusive' : 'held',
      saw: `${doubtful.length > 0 ? 'no' : 'nearly'}: ${first.why}${others}; ${lost} in all, which is part of the error of each figure`,
      ...(doubtful.length > 0
        ? { hint: `try again on a machine that is less busy: ${doubtful.join(', ')} may be wrong by more than a fifth of the promise` }
        : {}),
      evidence: [],
    },
  ];
};

/** What a stretch cost by itself: where a thread stood still, operations started late because of it, and the cause is what is told. */
const ownLoss = ({ cause, lost_ms, from_ms, to_ms }: Degraded, all: readonly Degraded[]): number =>
  cause === 'late'
    ? lost_ms -
      lostBetween(
        all.filter((other) => other.cause === 'standstill'),
        from_ms,
        to_ms,
      )
    : lost_ms;
