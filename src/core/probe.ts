import type { Duration } from './duration.ts';
import type { RunningStack } from './stack.ts';
import type { Service } from './target.ts';

/** A read-only measurement of a running stack. */
export interface Probe<Value> {
  /** The service that is measured. Whether the stack has it is checked when the drill is planned. */
  readonly of: Service;
  /** Names the quantity: `app /ready status`. */
  readonly name: string;
  /** How far apart two observations may lie: the error of every instant read from this probe. */
  readonly period: Duration;
  /** Set where every change is told as it happens, within the period: a log that is followed. Otherwise it is looked at, over and over. */
  readonly follows?: true;
  /** Set where Prometheus has it: then it may have been so a scrape earlier. */
  readonly isScraped?: true;
  /** Tells every observation until the signal is aborted, then resolves. Rejects only when it cannot observe at all. */
  watch(stack: RunningStack, observe: (value: Value) => void, signal: AbortSignal): Promise<void>;
}

/** One observation of a condition: whether it held, and what was seen, in words. */
export interface Sample {
  readonly holds: boolean;
  readonly saw: string;
  /** Set where somebody listened and did not answer within the longest wait: not even that something is wrong. */
  readonly unanswered?: true;
}

/** A probe, a bound, and the words for both. `words` complete the sentence "it is true that …". */
export interface Condition {
  readonly type: 'condition';
  readonly words: string;
  readonly of: Service;
  readonly period: Duration;
  readonly follows?: true;
  readonly isScraped?: true;
  watch(stack: RunningStack, observe: (sample: Sample) => void, signal: AbortSignal): Promise<void>;
}

/** Closes a bound over a probe; the type of the value stays between the two. `unanswered` tells a value that stands for no answer in time. */
export const condition = <Value>(
  words: string,
  probe: Probe<Value>,
  holds: (value: Value) => boolean,
  show: (value: Value) => string = String,
  unanswered: (value: Value) => boolean = () => false,
): Condition => ({
  type: 'condition',
  words,
  of: probe.of,
  period: probe.period,
  ...(probe.follows === undefined ? {} : { follows: probe.follows }),
  ...(probe.isScraped === undefined ? {} : { isScraped: probe.isScraped }),
  watch: (stack, observe, signal) =>
    probe.watch(
      stack,
      (value) => {
        observe({ holds: holds(value), saw: show(value), ...(unanswered(value) ? { unanswered: true } : {}) });
      },
      signal,
    ),
});
