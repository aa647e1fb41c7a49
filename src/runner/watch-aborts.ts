import { abortsOf, type Abort } from '../core/abort.ts';
import type { Clock } from '../core/clock.ts';
import { formatDuration, type Duration } from '../core/duration.ts';
import { DrillError } from '../core/errors.ts';
import type { Ratio } from '../core/quantity.ts';
import type { Event, Timeline } from '../core/timeline.ts';
import { holdsNow } from './holds-now.ts';
import { steadyEvidence } from './judge/judge-service.ts';
import type { Plan } from './plan.ts';

/** The name under which an abort condition that was hit is written down. */
export const abortEvidence = 'abort condition';

export interface AbortWatch extends Disposable {
  /** Aborted with DrillError `abort-condition` when one is hit. */
  readonly signal: AbortSignal;
  /** To be told of every event, as soon as it is recorded. */
  notify(event: Event): void;
}

/** What one abort condition says to an event: why it is hit, or nothing. */
type Judge = (event: Event, timeline: Timeline) => string | undefined;

/**
 * Watches the abort conditions of a drill: the ceiling on the wall clock from now on, the others from the proof of the steady state until the load is over.
 * `onHit` writes down which it was.
 */
export const watchAborts = (plan: Plan, clock: Clock, timeline: () => Timeline, onHit: (abort: Abort, saw: string) => void): AbortWatch => {
  const over = new AbortController();
  const hit = new AbortController();
  const aborts = abortsOf(plan.drill);
  const judges = aborts.map((abort) => ({ abort, judge: judgeOf(abort) }));
  let armed = false;

  const stop = (abort: Abort, saw: string): void => {
    if (hit.signal.aborted || over.signal.aborted) return;
    const error = new DrillError('abort-condition', `aborted because ${abort.words}: ${saw}`);
    onHit(abort, saw);
    hit.abort(error);
  };
  for (const abort of aborts) {
    if (abort.abort !== 'wall-clock') continue;
    clock.wait(abort.ceiling, over.signal).then(
      () => {
        stop(abort, `${formatDuration(clock.now())} on the clock`);
      },
      () => undefined,
    );
  }
  return {
    signal: hit.signal,
    notify: (event) => {
      armed ||= isProof(event);
      if (event.kind === 'phase' && event.phase === 'judge') armed = false;
      if (armed)
        for (const { abort, judge } of judges)
          whenSaid(judge(event, timeline()), (saw) => {
            stop(abort, saw);
          });
    },
    [Symbol.dispose]: () => {
      over.abort();
    },
  };
};

const isProof = (event: Event): boolean => event.kind === 'evidence' && event.check === steadyEvidence && event.name === 'proof';

const whenSaid = (saw: string | undefined, tell: (saw: string) => void): void => {
  if (saw !== undefined) tell(saw);
};

const judgeOf = (abort: Abort): Judge => {
  switch (abort.abort) {
    case 'unless':
      return conditionJudge(abort.condition.words);
    case 'error-ratio':
      return errorRatioJudge(abort.above, abort.over);
    case 'wall-clock':
      return () => undefined;
  }
};

const conditionJudge =
  (words: string): Judge =>
  (event, timeline) => {
    if (isProof(event)) return holdsNow(timeline, words) ? undefined : 'it was not so when the steady state was proved';
    if (event.kind === 'sample' && event.condition === words && !event.holds) return event.saw;
    if (event.kind === 'trouble' && event.where === words) return `it cannot be observed: ${event.message}`;
    return undefined;
  };

/** Keeps the operations of one window only, because it is asked at every event. */
const errorRatioJudge = (above: Ratio, over: Duration): Judge => {
  let from: number | undefined;
  let latest = -Infinity;
  let window: { readonly intendedMs: number; readonly ok: boolean }[] = [];
  return (event) => {
    from ??= event.atMs;
    if (event.kind !== 'operation' || event.intendedMs < from) return undefined;
    window.push({ intendedMs: event.intendedMs, ok: event.outcome === 'ok' });
    latest = Math.max(latest, event.intendedMs);
    if (latest - from < over) return undefined;
    window = window.filter(({ intendedMs }) => intendedMs > latest - over);
    const failed = window.filter(({ ok }) => !ok).length;
    if (failed / window.length <= above) return undefined;
    return `${String(failed)} of ${String(window.length)} operations failed in ${formatDuration(over)}`;
  };
};
