import type { Attempt, Found, History, OperationOutcome, Reading, ReadingEnd, ReadingStart, RegisterRead } from './history.ts';
import { idIndex, type IdIndex } from './id-index.ts';

/** Takes down a history, each thing when it happens: what is found is matched at once with what was attempted before. */
export interface HistoryRecorder {
  /** Somebody begins to send operations. Without `driverEnded` it died, and what it did last is not known. */
  driver(name: string): void;
  driverEnded(name: string): void;
  /** Answers false where the id was used before: which of the two is found later cannot be told. */
  attempt(attempt: Attempt): boolean;
  /** Answers false where there is no such attempt, or its outcome is known already. */
  settle(id: string, outcome: OperationOutcome, completedMs: number): boolean;
  read(read: RegisterRead): void;
  reading(start: ReadingStart): ReadingRecorder;
  /** What was taken down so far. Nothing may be added afterwards. */
  history(): History;
}

export interface ReadingRecorder {
  found(entry: Found): void;
  /** A reading that nobody ends is not complete. */
  end(end: ReadingEnd): void;
}

export const recordHistory = (): HistoryRecorder => {
  const index = idIndex();
  const attempts = {
    id: index.ids,
    writer: [] as string[],
    key: [] as (string | undefined)[],
    sequence: [] as number[],
    hash: [] as (string | undefined)[],
    tenant: [] as (string | undefined)[],
    invokedMs: [] as number[],
    completedMs: [] as number[],
    outcome: [] as OperationOutcome[],
  };
  const reads: RegisterRead[] = [];
  const readings: Reading[] = [];
  const drivers = new Map<string, 'running' | 'ended'>();
  const usedTwice: string[] = [];

  return {
    driver: (name) => void drivers.set(name, 'running'),
    driverEnded: (name) => void drivers.set(name, 'ended'),
    attempt({ id, writer, key, sequence, hash, tenant, invokedMs }) {
      if (index.add(id) < attempts.writer.length) {
        usedTwice.push(id);
        return false;
      }
      attempts.writer.push(writer);
      attempts.key.push(key);
      attempts.sequence.push(sequence ?? Number.NaN);
      attempts.hash.push(hash);
      attempts.tenant.push(tenant);
      attempts.invokedMs.push(invokedMs);
      attempts.completedMs.push(Infinity);
      attempts.outcome.push('unknown');
      return true;
    },
    settle(id, outcome, completedMs) {
      const number = index.find(id);
      if (number === -1 || attempts.completedMs[number] !== Infinity) return false;
      attempts.outcome[number] = outcome;
      attempts.completedMs[number] = completedMs;
      return true;
    },
    read: (read) => void reads.push(read),
    reading(start) {
      const { reading, recorder } = recordReading(start, index, attempts.hash);
      readings.push(reading);
      return recorder;
    },
    history: () => ({ attempts, reads, readings, flaws: flawsOf(drivers, usedTwice) }),
  };
};

const recordReading = (
  start: ReadingStart,
  index: IdIndex,
  hashes: readonly (string | undefined)[],
): { readonly reading: Reading; readonly recorder: ReadingRecorder } => {
  const times = Array.from(index.ids, () => 0);
  const strangers = new Set<string>();
  const entries = {
    attempt: [] as number[],
    hash: [] as (string | undefined)[],
    tenant: [] as (string | undefined)[],
    partition: [] as (string | undefined)[],
    position: [] as number[],
  };
  const reading = { ...start, endedMs: start.asOfMs, complete: false, why: 'it was broken off' as string | undefined, times, strangers, entries };
  return {
    reading,
    recorder: {
      found({ id, times: found = 1, hash, tenant, partition, position }) {
        const number = index.find(id);
        if (number === -1) strangers.add(id);
        else times[number] = (times[number] ?? 0) + found;
        entries.attempt.push(number);
        // Of two equal texts one is kept.
        entries.hash.push(hash === hashes[number] ? hashes[number] : hash);
        entries.tenant.push(tenant);
        entries.partition.push(partition);
        entries.position.push(position ?? Number.NaN);
      },
      end: ({ endedMs, complete, why, partitions }) => void Object.assign(reading, { endedMs, complete, why, partitions }),
    },
  };
};

const flawsOf = (drivers: ReadonlyMap<string, 'running' | 'ended'>, usedTwice: readonly string[]): readonly string[] => [
  ...(drivers.size === 0 ? ['nobody said that operations were sent'] : []),
  ...[...drivers].flatMap(([name, state]) => (state === 'ended' ? [] : [`the driver ${name} died: what it did last is not known`])),
  ...(usedTwice.length === 0 ? [] : [`${String(usedTwice.length)} attempts used the id of another, ${usedTwice[0] ?? ''} first`]),
];
