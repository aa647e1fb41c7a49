import { writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DrillError } from '../../core/errors.ts';
import type { Attempt, OperationOutcome, ReadingStart, RegisterRead } from '../../core/history.ts';
import { messageOf } from '../../core/message-of.ts';
import type { ReadingRecorder } from '../../core/record-reading.ts';
import { longestText } from './longest-text.ts';
import { ledgerFormat, type LedgerHeader, type LedgerRecord } from './ledger-record.ts';

/** Acknowledgements wait for the next attempt, or until there is this much of them, in characters. */
const most = 65_536;
/** How long anything may be in memory, or on its way to the disk only. */
const syncEveryMs = 100;

/**
 * The operations of one load, written down while they happen. What was attempted is with the operating system before the operation may be sent: a
 * harness that is killed afterwards leaves no write that nobody is known to have made. What became of it may come a little later: without its
 * outcome a write is `unknown`, and that is never wrong. The disk follows within 100 ms, so a machine that loses its power loses no more than that.
 */
export interface LedgerWriter extends AsyncDisposable {
  driver(name: string): void;
  driverEnded(name: string): void;
  /** Send the operation when this has returned. @throws DrillError `ledger-unwritable`: what cannot be written down, or not be read again, must not be sent. */
  attempt(attempt: Attempt): void;
  /** `why` is kept for people: `503`, `timeout`. */
  settle(id: string, outcome: OperationOutcome, completedMs: number, why?: string): void;
  read(read: RegisterRead): void;
  fault(atMs: number, errorMs: number): void;
  reading(start: ReadingStart): ReadingRecorder;
  /** Resolves when everything so far is on the disk. @throws DrillError `ledger-unwritable`. */
  sync(): Promise<void>;
}

/** Begins a new file, one JSON record a line. @throws DrillError `ledger-unwritable`, also where the file exists. */
export const writeLedger = async (file: string, header: LedgerHeader): Promise<LedgerWriter> => {
  const handle = await open(file, 'wx').catch((cause: unknown) => unwritable(file, cause));
  let pending = '';
  let readings = 0;
  let syncing: Promise<void> | undefined;
  let failure: Error | undefined;

  const flush = (): void => {
    try {
      if (failure !== undefined) throw failure;
      const bytes = Buffer.from(pending);
      pending = '';
      for (let written = 0; written < bytes.length;) written += writeSync(handle.fd, bytes, written);
    } catch (cause) {
      failure = cause instanceof Error ? cause : new Error(messageOf(cause));
      unwritable(file, failure);
    }
  };
  const later = (record: LedgerRecord): void => {
    pending += `${JSON.stringify(record)}\n`;
    if (pending.length > most) flush();
  };
  const now = (record: LedgerRecord): void => {
    pending += `${JSON.stringify(record)}\n`;
    flush();
  };
  const sync = async (): Promise<void> => {
    flush();
    await handle.datasync().catch((cause: unknown) => {
      failure = cause instanceof Error ? cause : new Error(messageOf(cause));
      unwritable(file, failure);
    });
  };
  // One at a time, and its failure is told to whoever writes next.
  const timer = setInterval(() => {
    syncing ??= sync()
      .catch(() => undefined)
      .finally(() => {
        syncing = undefined;
      });
  }, syncEveryMs).unref();

  try {
    now({ record: 'ledger', format: ledgerFormat, ...header });
  } catch (error) {
    clearInterval(timer);
    await handle.close();
    throw error;
  }
  return {
    driver: (driver) => now({ record: 'driver', driver }),
    driverEnded: (driver) => now({ record: 'driver-ended', driver }),
    attempt: ({ id, writer, key, sequence, hash, tenant, invokedMs }) => {
      requireReadable({ id, writer, key, hash, tenant });
      now({ record: 'attempt', id, writer, key, sequence, hash, tenant, at_ms: invokedMs });
    },
    settle: (id, outcome, completedMs, why) => later({ record: 'outcome', id, outcome, at_ms: completedMs, why }),
    read: ({ reader, key, value, invokedMs, completedMs }) => later({ record: 'read', reader, key, value, from_ms: invokedMs, to_ms: completedMs }),
    fault: (atMs, errorMs) => now({ record: 'fault', at_ms: atMs, error_ms: errorMs }),
    reading: ({ from, asOfMs, ordered }) => {
      readings += 1;
      const reading = readings;
      now({ record: 'reading', reading, from, as_of_ms: asOfMs, ordered });
      return {
        found: (found) => later({ record: 'found', reading, ...found }),
        end: ({ endedMs, complete, why, partitions }) => now({ record: 'reading-ended', reading, at_ms: endedMs, complete, why, partitions }),
      };
    },
    sync,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await syncing;
      try {
        await sync();
      } finally {
        await handle.close();
      }
    },
  };
};

const requireReadable = (texts: Readonly<Record<string, string | undefined>>): void => {
  for (const [name, text] of Object.entries(texts)) {
    if (text === undefined || (text.length > 0 && text.length <= longestText)) continue;
    throw new DrillError(
      'ledger-unwritable',
      `the ${name} of a write has ${String(text.length)} characters, and a ledger takes 1 to ${String(longestText)}`,
      {
        hint: 'what is long can be written under its hash',
      },
    );
  }
};

const unwritable = (file: string, cause: unknown): never => {
  throw new DrillError('ledger-unwritable', `the ledger ${file} cannot be written: ${messageOf(cause)}`, {
    cause,
    hint: 'no operation is sent that could not be written down first: make room, or give another --output',
  });
};
