import type { RegisterRead } from '../../../../src/core/history.ts';
import type { PlainAttempt } from './plain-history.ts';

interface Operation {
  readonly begins: number;
  readonly ends: number;
  readonly writes?: string;
  readonly sees?: string | null;
  /** An unanswered write may never have happened. */
  readonly optional: boolean;
}

/** Whether any order of the operations on a key agrees with real time and with a register: every order is tried, one operation after another. */
export const inLinearOrder = (attempts: readonly PlainAttempt[], reads: readonly RegisterRead[], key: string): boolean => {
  const operations: Operation[] = [
    ...attempts
      .filter((attempt) => attempt.key === key && attempt.outcome !== 'failed')
      .map(({ id, outcome, invokedMs, completedMs }) => ({
        begins: invokedMs,
        ends: outcome === 'ok' ? (completedMs ?? Infinity) : Infinity,
        writes: id,
        optional: outcome !== 'ok',
      })),
    ...reads
      .filter((read) => read.key === key)
      .map(({ value, invokedMs, completedMs }) => ({ begins: invokedMs, ends: completedMs, sees: value, optional: false })),
  ];
  const complete = (left: readonly Operation[], value: string | null): boolean => {
    if (left.every(({ optional }) => optional)) return true;
    return left.some((next) => {
      const rest = left.filter((operation) => operation !== next);
      if (rest.some(({ ends, optional }) => !optional && ends < next.begins)) return false;
      if (next.writes !== undefined) return complete(rest, next.writes);
      return next.sees === value && complete(rest, value);
    });
  };
  return complete(operations, null);
};
