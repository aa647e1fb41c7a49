import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readLedger } from '../../src/load/ledger/read-ledger.ts';
import { writeLedger } from '../../src/load/ledger/write-ledger.ts';
import { quantile } from '../bench/statistics.ts';

export interface LedgerFigures {
  /** Handing one attempt to the operating system, in ms. */
  readonly attempt: LedgerSpread;
  /** The same, and waiting for the disk as well. */
  readonly synced: LedgerSpread;
  /** Records that are read again in a second. */
  readonly readPerSecond: number;
}

interface LedgerSpread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const [attempts, synced] = [50_000, 500];

/** Writes real ledgers below a folder and reads the longer one. */
export const measureLedger = async (below: string): Promise<LedgerFigures> => {
  const folder = await mkdtemp(join(below, 'ledger-'));
  try {
    const file = join(folder, 'ledger.ndjson');
    const times = await timesOf(file, attempts, false);
    const waited = await timesOf(join(folder, 'synced.ndjson'), synced, true);
    const began = performance.now();
    const { records } = await readLedger(file);
    return { attempt: spreadOf(times), synced: spreadOf(waited), readPerSecond: records / ((performance.now() - began) / 1_000) };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const timesOf = async (file: string, count: number, wait: boolean): Promise<readonly number[]> => {
  await using ledger = await writeLedger(file, { run: 'proof', load: 'none', checks: [] });
  ledger.driver('proof');
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = `writer-1/${String(n)}`;
    const began = performance.now();
    ledger.attempt({ id, writer: 'writer-1', key: `account-${String(n % 100)}`, sequence: n, hash: 'cafe0123456789ab', invokedMs: began });
    if (wait) await ledger.sync();
    times.push(performance.now() - began);
    ledger.settle(id, 'ok', performance.now());
    // The timer that brings it to the disk gets its turn, as it does between operations.
    if (n % 100 === 0) await new Promise(setImmediate);
  }
  ledger.driverEnded('proof');
  return times;
};

const spreadOf = (times: readonly number[]): LedgerSpread => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99), max: quantile(times, 1) });
