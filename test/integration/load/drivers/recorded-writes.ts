import { setTimeout as pause } from 'node:timers/promises';
import { checkHistory, type HistoryResult } from '../../../../src/core/checkers/check-history.ts';
import type { Checker } from '../../../../src/core/checkers/checker.ts';
import type { OperationResult, ReadBack } from '../../../../src/core/load.ts';
import { recordHistory } from '../../../../src/core/record-history.ts';

type Send = (id: string) => Promise<OperationResult>;

/** Writes that are sent by a driver, and their history. */
export interface RecordedWrites {
  /** What each came to, by its id. */
  readonly results: ReadonlyMap<string, OperationResult>;
  write(id: string): Promise<OperationResult>;
  /** Sends `count` writes, `atOnce` at a time. */
  many(count: number, atOnce: number): Promise<void>;
  /** Keeps `atOnce` writes in flight until the signal is aborted; one that was refused is followed after 20 ms, by no sooner. */
  keepOn(atOnce: number, signal: AbortSignal): Promise<void>;
  /** Asks the checkers. Everything that was sent has settled, and `readings` began after that. */
  judge(readings: readonly ReadBack[], checkers: readonly Checker[]): HistoryResult;
}

export const recordedWrites = (send: Send, prefix: string): RecordedWrites => {
  const history = recordHistory();
  const results = new Map<string, OperationResult>();
  history.driver('test');
  let sent = 0;
  const write = async (id: string): Promise<OperationResult> => {
    history.attempt({ id, writer: 'test', invokedMs: performance.now() });
    const result = await send(id);
    results.set(id, result);
    if (result.ok || result.refused === true) history.settle(id, result.ok ? 'ok' : 'failed', performance.now());
    return result;
  };
  const next = (): Promise<OperationResult> => write(`${prefix}-${String((sent += 1))}`);
  const inTurn = (atOnce: number, worker: () => Promise<void>): Promise<unknown> => Promise.all(Array.from({ length: atOnce }, worker));
  return {
    results,
    write,
    many: async (count, atOnce) => {
      const last = sent + count;
      await inTurn(atOnce, async () => {
        while (sent < last) await next();
      });
    },
    keepOn: async (atOnce, signal) => {
      await inTurn(atOnce, async () => {
        while (!signal.aborted) {
          const { refused } = await next();
          if (refused === true) await pause(20);
        }
      });
    },
    judge: (readings, checkers) => {
      history.driverEnded('test');
      for (const { from, ordered, entries, complete = true, why, partitions } of readings) {
        const reading = history.reading({ from, asOfMs: performance.now(), ordered });
        for (const entry of entries) reading.found(entry);
        reading.end({ endedMs: performance.now(), complete, why, partitions });
      }
      return checkHistory(history.history(), checkers);
    },
  };
};
