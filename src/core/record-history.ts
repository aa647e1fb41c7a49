import { floats, integers } from './columns/column.ts';
import { fingerprint } from './columns/fingerprint.ts';
import { textIndex } from './columns/text-index.ts';
import type { Attempt, History, OperationOutcome, Reading, ReadingStart, RegisterRead } from './history.ts';
import { recordReading, type ReadingRecorder } from './record-reading.ts';

/** Takes down a history, each thing when it happens: what is found is matched at once with what was attempted before. */
export interface HistoryRecorder {
  /** Somebody begins to send operations. Without `driverEnded` it died, and what it did last is not known. */
  driver(name: string): void;
  driverEnded(name: string): void;
  /** Answers false where the id was used before: which of the two is found later cannot be told. */
  readonly attempt: (attempt: Attempt) => boolean;
  /** Answers false where there is no such attempt, or its outcome is known already. */
  settle(id: string, outcome: OperationOutcome, completedMs: number): boolean;
  readonly read: (read: RegisterRead) => void;
  reading(start: ReadingStart): ReadingRecorder;
  /** What was taken down so far. Nothing may be added afterwards. */
  history(): History;
}

export const recordHistory = (): HistoryRecorder => {
  const ids = textIndex();
  const [keys, writers, tenants] = [textIndex(), textIndex(), textIndex()];
  const outcome: OperationOutcome[] = [];
  // NaN where there is none.
  const [invokedMs, completedMs, sequence, hash] = [floats(), floats(), floats(), floats()];
  // -1 where there is none.
  const [key, writer, tenant] = [integers(), integers(), integers()];
  const reads: RegisterRead[] = [];
  const readings: (() => Reading)[] = [];
  const drivers = new Map<string, 'running' | 'ended'>();
  const usedTwice: string[] = [];

  return {
    driver: (name) => void drivers.set(name, 'running'),
    driverEnded: (name) => void drivers.set(name, 'ended'),
    attempt: (attempt) => {
      if (ids.add(attempt.id) < outcome.length) {
        usedTwice.push(attempt.id);
        return false;
      }
      outcome.push('unknown');
      invokedMs.push(attempt.invokedMs);
      completedMs.push(Infinity);
      sequence.push(attempt.sequence ?? Number.NaN);
      key.push(attempt.key === undefined ? -1 : keys.add(attempt.key));
      writer.push(writers.add(attempt.writer));
      tenant.push(attempt.tenant === undefined ? -1 : tenants.add(attempt.tenant));
      hash.push(attempt.hash === undefined ? Number.NaN : fingerprint(attempt.hash));
      return true;
    },
    settle(id, settled, ms) {
      const attempt = ids.find(id);
      if (attempt === -1 || completedMs.at(attempt) !== Infinity) return false;
      outcome[attempt] = settled;
      completedMs.set(attempt, ms);
      return true;
    },
    read: (read) => void reads.push(read),
    reading(start) {
      const { reading, recorder } = recordReading(start, {
        find: ids.find,
        hash: { known: (number) => !Number.isNaN(hash.at(number)), is: (number, found) => hash.at(number) === fingerprint(found) },
        tenant: { known: (number) => tenant.at(number) !== -1, is: (number, found) => tenants.texts.is(tenant.at(number), found) },
      });
      readings.push(reading);
      return recorder;
    },
    history: () => ({
      attempts: {
        count: outcome.length,
        idOf: ids.texts.at,
        outcome,
        invokedMs: invokedMs.values,
        completedMs: completedMs.values,
        sequence: sequence.values,
        // Writers are numbered downwards from -1, so that none has the number of a key.
        line: key.values.map((number, attempt) => (number === -1 ? -1 - writer.at(attempt) : number)),
        keyOf: (attempt) => (key.at(attempt) === -1 ? undefined : keys.texts.at(key.at(attempt))),
      },
      reads,
      readings: readings.map((reading) => reading()),
      flaws: flawsOf(drivers, usedTwice),
    }),
  };
};

const flawsOf = (drivers: ReadonlyMap<string, 'running' | 'ended'>, usedTwice: readonly string[]): readonly string[] => [
  ...(drivers.size === 0 ? ['nobody said that operations were sent'] : []),
  ...[...drivers].flatMap(([name, state]) => (state === 'ended' ? [] : [`the driver ${name} died: what it did last is not known`])),
  ...(usedTwice.length === 0 ? [] : [`${String(usedTwice.length)} attempts used the id of another, ${usedTwice[0] ?? ''} first`]),
];
