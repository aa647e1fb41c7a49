import type { Attempt, Found, History, OperationOutcome, ReadingEnd, ReadingStart, RegisterRead } from '../../../../src/core/history.ts';
import { recordHistory, type HistoryRecorder } from '../../../../src/core/record-history.ts';

/** A history as one would write it down: what oracles read, and what mutants change. */
export interface PlainHistory {
  readonly drivers: readonly { readonly name: string; readonly ended: boolean }[];
  readonly attempts: readonly PlainAttempt[];
  readonly reads: readonly RegisterRead[];
  readonly readings: readonly PlainReading[];
}

export interface PlainAttempt extends Attempt {
  readonly outcome: OperationOutcome;
  /** Not there where nobody learned the outcome. */
  readonly completedMs?: number;
}

export interface PlainReading extends ReadingStart, ReadingEnd {
  /** Nobody said that it was over. It is not complete, and it ended when it began. */
  readonly brokenOff?: boolean;
  readonly found: readonly Found[];
}

/** The same as the checkers want it. `recorder` is passed so that a mutant of it can take it down. */
export const record = ({ drivers, attempts, reads, readings }: PlainHistory, recorder: HistoryRecorder = recordHistory()): History => {
  for (const { name, ended } of drivers) {
    recorder.driver(name);
    if (ended) recorder.driverEnded(name);
  }
  for (const { outcome, completedMs, ...attempt } of attempts) {
    if (recorder.attempt(attempt) && completedMs !== undefined) recorder.settle(attempt.id, outcome, completedMs);
  }
  for (const read of reads) recorder.read(read);
  for (const { found, endedMs, complete, why, partitions, brokenOff, ...start } of readings) {
    const reading = recorder.reading(start);
    for (const entry of found) reading.found(entry);
    if (brokenOff !== true) reading.end({ endedMs, complete, why, partitions });
  }
  return recorder.history();
};
