import { bytes, floats, integers } from './columns/column.ts';
import { agreement, type Found, type Reading, type ReadingEnd, type ReadingStart } from './history.ts';

/** Takes down one reading. */
export interface ReadingRecorder {
  readonly found: (entry: Found) => void;
  /** A reading that nobody ends is not complete. */
  readonly end: (end: ReadingEnd) => void;
}

/** The attempts as a reading has to know them. */
export interface KnownAttempts {
  /** The number of the attempt with this id, or -1. */
  readonly find: (id: string) => number;
  readonly hash: KnownField;
  readonly tenant: KnownField;
}

interface KnownField {
  /** Whether the attempt says anything. */
  readonly known: (attempt: number) => boolean;
  readonly is: (attempt: number, value: string) => boolean;
}

/** `reading` is what was found so far. What an entry says is compared at once and not kept: a million hashes would have to be. */
export const recordReading = (
  start: ReadingStart,
  attempts: KnownAttempts,
): { readonly reading: () => Reading; readonly recorder: ReadingRecorder } => {
  const strangers = new Set<string>();
  const names = new Map<string, number>();
  const [times, attempt, partition, hash, tenant, position] = [integers(), integers(), integers(), bytes(), bytes(), floats()];
  const numberOf = (name: string): number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  };
  let end: ReadingEnd = { endedMs: start.asOfMs, complete: false, why: 'it was broken off' };

  return {
    reading: () => ({
      ...start,
      ...end,
      times: times.values,
      strangers,
      entries: {
        attempt: attempt.values,
        hash: hash.values,
        tenant: tenant.values,
        partition: partition.values,
        partitionNames: [...names.keys()],
        position: position.values,
      },
    }),
    recorder: {
      found: (entry) => {
        const number = attempts.find(entry.id);
        if (number === -1) strangers.add(entry.id);
        else {
          while (times.length <= number) times.push(0);
          times.set(number, times.at(number) + (entry.times ?? 1));
        }
        attempt.push(number);
        hash.push(compare(attempts.hash, number, entry.hash));
        tenant.push(compare(attempts.tenant, number, entry.tenant));
        partition.push(numberOf(entry.partition ?? ''));
        position.push(entry.position ?? Number.NaN);
      },
      end: (ended) => void (end = ended),
    },
  };
};

const compare = (field: KnownField, attempt: number, value: string | undefined): number => {
  if (attempt === -1 || !field.known(attempt)) return agreement.unasked;
  if (value === undefined) return agreement.unread;
  return field.is(attempt, value) ? agreement.same : agreement.different;
};
