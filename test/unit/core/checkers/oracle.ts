import type { ReadingPlace } from '../../../../src/core/history.ts';
import { inLinearOrder } from './oracle-register.ts';
import type { PlainAttempt, PlainHistory, PlainReading } from './plain-history.ts';

/** What an oracle says: `held`, `broken` or `inconclusive`, and every case as `place id`. */
export interface Opinion {
  readonly verdict: string;
  readonly cases: readonly string[];
}

/**
 * The checkers once more, written from their definitions and from nothing else: every pair is looked at, nothing is indexed, sorted or remembered.
 * Slow on purpose. Shares no code with what it judges.
 */
export const oracle = (history: PlainHistory): Readonly<Record<string, Opinion>> => {
  const attempts = history.attempts.filter((attempt, n) => history.attempts.findIndex(({ id }) => id === attempt.id) === n);
  const doubtful = history.drivers.length === 0 || history.drivers.some(({ ended }) => !ended) || attempts.length < history.attempts.length;
  const last = (from: ReadingPlace): PlainReading | undefined => {
    const those = history.readings.filter((reading) => reading.from === from);
    return those.find((reading, n) => those.every((other, m) => other.asOfMs < reading.asOfMs || (other.asOfMs === reading.asOfMs && m <= n)));
  };
  const [primary, users, deliveries, dead] = [last('primary'), last('users'), last('deliveries'), last('dead-letters')];
  const all = [primary, users, deliveries, dead].filter((reading) => reading !== undefined);
  const kept = [primary, users].filter((reading) => reading !== undefined);
  const acknowledged = attempts.filter(({ outcome }) => outcome === 'ok');
  const times = (reading: PlainReading | undefined, id: string): number =>
    (reading?.found ?? []).filter((found) => found.id === id).reduce((sum, found) => sum + (found.times ?? 1), 0);
  const isIn = (reading: PlainReading | undefined, { id }: { readonly id: string }): boolean => times(reading, id) > 0;
  const whole = (...readings: readonly (PlainReading | undefined)[]): boolean => readings.every((reading) => reading?.complete === true);
  /** Whether what was acknowledged by this instant would have to be in the reading. */
  const late = (reading: PlainReading | undefined, ms: number | undefined): boolean =>
    reading?.complete === true && ms !== undefined && reading.asOfMs >= ms;
  const writerOf = (id: string): PlainAttempt | undefined => attempts.find((attempt) => attempt.id === id);
  const opinion = (cases: readonly string[], evidence: boolean): Opinion => ({
    verdict: cases.length > 0 ? 'broken' : evidence && !doubtful ? 'held' : 'inconclusive',
    cases: [...new Set(cases)].sort(),
  });

  const lost = acknowledged.filter((one) => !isIn(primary, one) && late(primary, one.completedMs));
  const found = attempts.filter(({ outcome }) => outcome !== 'failed').filter((one) => isIn(primary, one));
  const unseen = found.filter((one) => !isIn(users, one));
  const mustBeSeen = unseen.filter(
    (one) => late(users, one.outcome === 'ok' ? one.completedMs : undefined) || (primary !== undefined && late(users, primary.endedMs)),
  );
  const differing = (field: 'hash' | 'tenant'): Opinion => {
    const asked = all.flatMap(({ from, found: entries }) =>
      entries.flatMap((entry) => {
        const written = writerOf(entry.id)?.[field];
        return written === undefined ? [] : [{ name: `${from} ${entry.id}`, is: entry[field], should: written }];
      }),
    );
    return opinion(
      asked.filter(({ is, should }) => is !== undefined && is !== should).map(({ name }) => name),
      asked.length > 0 && whole(...all) && asked.every(({ is }) => is !== undefined),
    );
  };

  const lasting = attempts.filter(({ outcome }) => outcome !== 'failed');
  const isAcknowledged = ({ outcome }: PlainAttempt): boolean => outcome === 'ok';
  const undelivered = acknowledged.filter((one) => !isIn(deliveries, one) && !isIn(primary, one) && !isIn(dead, one));
  const surelyUndelivered = undelivered.filter(({ completedMs }) => late(deliveries, completedMs) && (dead === undefined || late(dead, completedMs)));
  const unapplied = lasting.filter((one) => isIn(deliveries, one) && !isIn(primary, one) && !isIn(dead, one));
  const surelyUnapplied = unapplied.filter(() => late(primary, deliveries?.asOfMs) && (dead === undefined || dead.complete));
  const applied = lasting.filter(({ id }) => times(primary, id) > 1);
  const neither = acknowledged.filter((one) => !isIn(primary, one) && !isIn(dead, one));
  const surelyNeither = neither.filter(({ completedMs }) => late(primary, completedMs) && late(dead, completedMs));
  const both = lasting.filter((one) => isIn(primary, one) && isIn(dead, one));

  return {
    'lost': opinion(
      lost.map(({ id }) => `null ${id}`),
      acknowledged.length > 0 && acknowledged.every((one) => isIn(primary, one)) && whole(primary),
    ),
    'recovered': {
      verdict: attempts.length > 0 && whole(primary) && !doubtful ? 'held' : 'inconclusive',
      cases: attempts
        .filter((one) => one.outcome === 'unknown' && isIn(primary, one))
        .map(({ id }) => `primary ${id}`)
        .sort(),
    },
    'duplicated': opinion(
      kept.flatMap((reading) => attempts.filter(({ id }) => times(reading, id) > 1).map(({ id }) => `${reading.from} ${id}`)),
      kept.some((reading) => attempts.some((one) => isIn(reading, one))) && whole(...kept),
    ),
    'unexpected': opinion(
      all.flatMap((reading) =>
        reading.found.filter(({ id }) => [undefined, 'failed'].includes(writerOf(id)?.outcome)).map(({ id }) => `${reading.from} ${id}`),
      ),
      all.some((reading) => reading.found.length > 0) && whole(...all),
    ),
    'corrupted': differing('hash'),
    'foreign': differing('tenant'),
    'reordered': order(all.filter(({ ordered }) => ordered === true)),
    'stale': opinion(
      mustBeSeen.map(({ id }) => `users ${id}`),
      users !== undefined && found.length > 0 && unseen.length === 0 && whole(primary, users),
    ),
    'gaps': holes(),
    'at-least-once': opinion(
      [
        ...applied.map(({ id }) => `primary ${id}`),
        ...surelyUnapplied.map(({ id }) => `deliveries ${id}`),
        ...surelyUndelivered.map(({ id }) => `null ${id}`),
      ],
      lasting.some((one) => isAcknowledged(one) || isIn(deliveries, one) || isIn(primary, one)) &&
        whole(primary, deliveries, ...(dead === undefined ? [] : [dead])) &&
        unapplied.length === 0 &&
        undelivered.length === 0,
    ),
    'dead-letters': opinion(
      [...both.map(({ id }) => `dead-letters ${id}`), ...surelyNeither.map(({ id }) => `null ${id}`)],
      lasting.some((one) => isAcknowledged(one) || isIn(primary, one) || isIn(dead, one)) && whole(primary, dead) && neither.length === 0,
    ),
    'linearizable': opinion(
      [...new Set(history.reads.map(({ key }) => key))].filter((key) => !inLinearOrder(attempts, history.reads, key)).map((key) => `null ${key}`),
      history.reads.length > 0,
    ),
  };

  function order(readings: readonly PlainReading[]): Opinion {
    const standing = readings.map((reading) => ({
      from: reading.from,
      rows: reading.found.flatMap((entry, n) => {
        const by = writerOf(entry.id);
        const isFirst = reading.found.findIndex(({ id }) => id === entry.id) === n;
        return by === undefined || by.outcome === 'failed' || !isFirst ? [] : [{ by, partition: entry.partition }];
      }),
    }));
    const mustComeBefore = (a: PlainAttempt, b: PlainAttempt): boolean =>
      (a.sequence !== undefined && b.sequence !== undefined && a.sequence < b.sequence) ||
      (a.outcome === 'ok' && a.completedMs !== undefined && a.completedMs < b.invokedMs);
    const isOneLine = (a: PlainAttempt, b: PlainAttempt): boolean =>
      a.key === undefined && b.key === undefined ? a.writer === b.writer : a.key === b.key;
    return opinion(
      standing.flatMap(({ from, rows }) =>
        rows
          .filter((row, n) =>
            rows
              .slice(0, n)
              .some((before) => before.partition === row.partition && isOneLine(before.by, row.by) && mustComeBefore(row.by, before.by)),
          )
          .map(({ by }) => `${from} ${by.id}`),
      ),
      standing.some(({ rows }) => rows.length > 0) && whole(...readings),
    );
  }

  function holes(): Opinion {
    const readings = all.filter((reading) => reading.partitions !== undefined || reading.found.some(({ position }) => position !== undefined));
    const cases = readings.flatMap((reading) => {
      if (!reading.complete || reading.found.some(({ position }) => position === undefined)) return [];
      const placed = reading.found.filter(({ position }) => position !== undefined);
      const names = new Set([...placed.map(({ partition }) => partition ?? ''), ...(reading.partitions ?? []).map(({ partition }) => partition)]);
      return [...names].flatMap((name) => {
        const there = placed.filter(({ partition }) => (partition ?? '') === name).map(({ position }) => position ?? -1);
        const range = reading.partitions?.find(({ partition }) => partition === name);
        const from = range?.first ?? Math.min(...there);
        const to = Math.max(range === undefined ? -1 : range.end - 1, ...there);
        const missing: number[] = [];
        for (let position = from; position <= to; position += 1) if (!there.includes(position)) missing.push(position);
        return missing
          .filter((position) => !missing.includes(position - 1))
          .map((first) => {
            let end = first;
            while (missing.includes(end + 1)) end += 1;
            return `${reading.from} ${name}:${String(first)}-${String(end)}`;
          });
      });
    });
    const hasPlaces = readings.some(({ found: entries }) => entries.some(({ position }) => position !== undefined));
    return opinion(
      cases,
      hasPlaces && whole(...readings) && readings.every(({ found: entries }) => entries.every(({ position }) => position !== undefined)),
    );
  }
};
