import type { Clock } from '../core/clock.ts';
import { messageOf } from '../core/message-of.ts';
import type { Condition, Sample } from '../core/probe.ts';
import type { RunningStack } from '../core/stack.ts';
import type { Recorder } from '../core/timeline.ts';
import { sinceLastLook } from './since-last-look.ts';

/**
 * Watches conditions and records every change of what they say, or of whether they are answered at all, the first observation included.
 * What Prometheus knows may have been so a `scrape` earlier, ms. A condition that cannot be observed any more is recorded as trouble: silence must not look like good news.
 */
export const watchConditions = (
  conditions: readonly Condition[],
  stack: RunningStack,
  timeline: Recorder,
  clock: Clock,
  scrape = 0,
): AsyncDisposable => {
  const stopping = new AbortController();
  const watching = [...new Set(conditions)].map(async (condition) => {
    let last: Sample | undefined;
    // What is told as it happens has no looks between which it may have changed.
    const error = condition.follows === true ? () => condition.period : sinceLastLook(clock, condition.period);
    try {
      await condition.watch(
        stack,
        (sample) => {
          const errorMs = error() + (condition.isScraped === true ? scrape : 0);
          if (sample.holds === last?.holds && sample.unanswered === last.unanswered) return;
          last = sample;
          timeline.record({ kind: 'sample', condition: condition.words, ...sample }, undefined, errorMs);
        },
        stopping.signal,
      );
    } catch (error) {
      if (stopping.signal.aborted) return;
      timeline.record({ kind: 'trouble', where: condition.words, message: messageOf(error) });
    }
  });
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await Promise.all(watching);
    },
  };
};
