import type { LoadSession } from '../../core/load.ts';
import type { LedgerWriter } from './write-ledger.ts';

/**
 * A session whose operations stand in a ledger: each write before it is sent, what came of it as soon as that is known, and in the end everything that is
 * read back. A write that cannot be written down is not sent. Disposing it closes the ledger too.
 */
export const ledgeredSession = (session: LoadSession, ledger: LedgerWriter, writer: string, now: () => number): LoadSession => {
  const given = new Set<string>();
  ledger.driver(writer);

  /** Where only the system gives ids, a write is known once it is acknowledged; what it acknowledges again is the same. */
  const settleGiven = (id: string, invokedMs: number): void => {
    if (given.has(id)) return;
    given.add(id);
    ledger.attempt({ id, writer, invokedMs });
    ledger.settle(id, 'ok', now());
  };

  return {
    writes: (number) => session.writes?.(number),
    operate: async (number, signal) => {
      const write = session.writes?.(number);
      const invokedMs = now();
      if (write !== undefined) ledger.attempt({ ...write, writer, invokedMs });
      const result = await session.operate(number, signal);
      const { ok, refused, acknowledged, why } = result;
      if (write === undefined) {
        if (acknowledged !== undefined) settleGiven(acknowledged, invokedMs);
      } else if (ok || acknowledged !== undefined) ledger.settle(write.id, 'ok', now(), why);
      else if (refused === true) ledger.settle(write.id, 'failed', now(), why);
      return result;
    },
    readBack: async (acknowledged) => {
      ledger.driverEnded(writer);
      const asOfMs = now();
      const readings = await session.readBack(acknowledged);
      for (const { from, ordered, entries, complete = true, why, partitions } of readings) {
        const reading = ledger.reading({ from, asOfMs, ordered });
        for (const entry of entries) reading.found(entry);
        reading.end({ endedMs: now(), complete, why, partitions });
      }
      await ledger.sync();
      return readings;
    },
    [Symbol.asyncDispose]: async () => {
      try {
        await session[Symbol.asyncDispose]();
      } finally {
        await ledger[Symbol.asyncDispose]();
      }
    },
  };
};
