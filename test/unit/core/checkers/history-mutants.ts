import type { Found, ReadingPlace } from '../../../../src/core/history.ts';
import type { PlainHistory, PlainReading } from './plain-history.ts';

/** A harm that is done to a history, and what the checkers that must notice it say. Every other one still holds. */
export interface HistoryMutant {
  readonly harm: string;
  readonly change: (history: PlainHistory) => PlainHistory;
  readonly noticed: Readonly<Record<string, 'broken' | 'inconclusive'>>;
}

const inReading =
  (change: (reading: PlainReading) => PlainReading, ...places: readonly ReadingPlace[]) =>
  (history: PlainHistory): PlainHistory => ({
    ...history,
    readings: history.readings.map((reading) => (places.includes(reading.from) ? change(reading) : reading)),
  });
const found = (change: (entries: readonly Found[]) => readonly Found[], ...places: readonly ReadingPlace[]) =>
  inReading((reading) => ({ ...reading, found: change(reading.found) }), ...places);
const renumbered = (entries: readonly Found[]): readonly Found[] => entries.map((entry, position) => ({ ...entry, position }));
const without = (id: string) => (entries: readonly Found[]) => renumbered(entries.filter((entry) => entry.id !== id));
const changed = (id: string, how: Partial<Found>) => (entries: readonly Found[]) =>
  entries.map((entry) => (entry.id === id ? { ...entry, ...how } : entry));
const swapped = (a: number, b: number) => (entries: readonly Found[]) => {
  const ids = entries.map((_, n) => entries[n === a ? b : n === b ? a : n] ?? { id: '' });
  return renumbered(ids);
};
const sink: readonly ReadingPlace[] = ['primary', 'users'];
const every: readonly ReadingPlace[] = ['primary', 'users', 'deliveries'];
const all = (verdict: 'broken' | 'inconclusive', ...names: readonly string[]): HistoryMutant['noticed'] =>
  Object.fromEntries(names.map((name) => [name, verdict]));
const everything = [
  'lost',
  'recovered',
  'duplicated',
  'unexpected',
  'corrupted',
  'foreign',
  'reordered',
  'stale',
  'gaps',
  'at-least-once',
  'dead-letters',
  'linearizable',
];

export const historyMutants: readonly HistoryMutant[] = [
  {
    harm: 'drop an acknowledged write everywhere',
    change: found(without('w7'), ...every),
    noticed: all('broken', 'lost', 'at-least-once', 'dead-letters'),
  },
  {
    harm: 'drop the last acknowledged write',
    change: found(without('w23'), ...every),
    noticed: all('broken', 'lost', 'at-least-once', 'dead-letters'),
  },
  { harm: 'drop an unanswered write', change: found(without('w20'), ...every), noticed: {} },
  {
    harm: 'drop a delivered write from the sink',
    change: found(without('w7'), ...sink),
    noticed: all('broken', 'lost', 'at-least-once', 'dead-letters'),
  },
  { harm: 'drop a write where users read', change: found(without('w7'), 'users'), noticed: all('broken', 'stale') },
  { harm: 'drop an unanswered write where users read', change: found(without('w20'), 'users'), noticed: all('broken', 'stale') },
  {
    harm: 'apply a write twice',
    change: found((entries) => renumbered([...entries, ...entries.slice(7, 8)]), ...sink),
    noticed: all('broken', 'duplicated', 'at-least-once'),
  },
  { harm: 'count a write twice', change: found(changed('w7', { times: 2 }), ...sink), noticed: all('broken', 'duplicated', 'at-least-once') },
  {
    harm: 'show a write twice to users',
    change: found((entries) => renumbered([...entries, ...entries.slice(7, 8)]), 'users'),
    noticed: all('broken', 'duplicated'),
  },
  { harm: 'deliver a write twice', change: found((entries) => renumbered([...entries, ...entries.slice(7, 8)]), 'deliveries'), noticed: {} },
  { harm: 'swap two writes of a key', change: found(swapped(3, 6), ...sink), noticed: all('broken', 'reordered') },
  { harm: 'swap two writes of different keys', change: found(swapped(3, 4), ...sink), noticed: {} },
  {
    harm: 'swap writes of a key that have no sequence',
    change: (history) => ({
      ...found(swapped(3, 6), 'deliveries')(history),
      attempts: history.attempts.map((attempt) => ({ ...attempt, sequence: undefined })),
    }),
    noticed: all('broken', 'reordered'),
  },
  { harm: 'change a payload', change: found(changed('w7', { hash: 'rot' }), ...sink), noticed: all('broken', 'corrupted') },
  {
    harm: 'swap two payloads',
    change: found((entries) => changed('w7', { hash: 'hash-8' })(changed('w8', { hash: 'hash-7' })(entries)), ...sink),
    noticed: all('broken', 'corrupted'),
  },
  { harm: 'read an entry without its hash', change: found(changed('w7', { hash: undefined }), 'primary'), noticed: all('inconclusive', 'corrupted') },
  { harm: 'show a write to another tenant', change: found(changed('w7', { tenant: 'north' }), 'users'), noticed: all('broken', 'foreign') },
  { harm: 'read an entry without its tenant', change: found(changed('w7', { tenant: undefined }), 'users'), noticed: all('inconclusive', 'foreign') },
  {
    harm: 'find what nobody wrote',
    change: found((entries) => [...entries, { id: 'stranger', partition: 'p0', position: 24 }], ...sink),
    noticed: all('broken', 'unexpected'),
  },
  {
    harm: 'find what was refused',
    change: (history) => ({ ...history, attempts: history.attempts.map((one) => (one.id === 'w7' ? { ...one, outcome: 'failed' } : one)) }),
    noticed: all('broken', 'unexpected'),
  },
  { harm: 'lose a position of a partition', change: found(changed('w23', { position: 25 }), 'primary'), noticed: all('broken', 'gaps') },
  {
    harm: 'hold more in a partition than was read',
    change: inReading((reading) => ({ ...reading, partitions: [{ partition: 'p0', first: 0, end: 25 }] }), 'deliveries'),
    noticed: all('broken', 'gaps'),
  },
  {
    harm: 'read an entry without its position',
    change: found(changed('w7', { position: undefined }), 'primary'),
    noticed: all('inconclusive', 'gaps'),
  },
  {
    harm: 'give up what was processed',
    change: found(() => [{ id: 'w7', hash: 'hash-7', tenant: 'south' }], 'dead-letters'),
    noticed: all('broken', 'dead-letters'),
  },
  {
    harm: 'read an old value after a newer one was seen',
    change: (history) => ({ ...history, reads: [...history.reads, { reader: 'r', key: 'key-0', value: 'w3', invokedMs: 71, completedMs: 75 }] }),
    noticed: all('broken', 'linearizable'),
  },
  {
    harm: 'read a value before it is written',
    change: (history) => ({ ...history, reads: [...history.reads, { reader: 'r', key: 'key-1', value: 'w4', invokedMs: 30, completedMs: 39 }] }),
    noticed: all('broken', 'linearizable'),
  },
  {
    harm: 'read nothing after a write was acknowledged',
    change: (history) => ({ ...history, reads: [...history.reads, { reader: 'r', key: 'key-2', value: null, invokedMs: 90, completedMs: 95 }] }),
    noticed: all('broken', 'linearizable'),
  },
  {
    harm: 'break off the reading of the primary',
    change: inReading((reading) => ({ ...reading, complete: false }), 'primary'),
    noticed: all('inconclusive', ...everything.filter((name) => name !== 'linearizable')),
  },
  {
    harm: 'hide the reading of the primary',
    change: (history) => ({ ...history, readings: history.readings.filter(({ from }) => from !== 'primary') }),
    noticed: all('inconclusive', 'lost', 'recovered', 'stale', 'at-least-once', 'dead-letters'),
  },
  {
    harm: 'hide the reading of users',
    change: (history) => ({ ...history, readings: history.readings.filter(({ from }) => from !== 'users') }),
    noticed: all('inconclusive', 'stale'),
  },
  {
    harm: 'hide every reading',
    change: (history) => ({ ...history, readings: [] }),
    noticed: all('inconclusive', ...everything.filter((name) => name !== 'linearizable')),
  },
  {
    harm: 'read the primary before the last writes were acknowledged, and miss one',
    change: (history) => inReading((reading) => ({ ...reading, asOfMs: 230, found: without('w23')(reading.found) }), 'primary')(history),
    noticed: all('inconclusive', 'lost', 'at-least-once', 'dead-letters'),
  },
  { harm: 'hide the reads of registers', change: (history) => ({ ...history, reads: [] }), noticed: all('inconclusive', 'linearizable') },
  {
    harm: 'write nothing',
    change: (history) => ({ ...history, attempts: [], reads: [], readings: history.readings.map((reading) => ({ ...reading, found: [] })) }),
    noticed: all('inconclusive', ...everything),
  },
  {
    harm: 'let the driver die',
    change: (history) => ({ ...history, drivers: [{ name: 'load', ended: false }] }),
    noticed: all('inconclusive', ...everything),
  },
  {
    harm: 'use an id twice',
    change: (history) => ({ ...history, attempts: [...history.attempts, ...history.attempts.slice(7, 8)] }),
    noticed: all('inconclusive', ...everything),
  },
  {
    harm: 'tell no order',
    change: inReading((reading) => ({ ...reading, ordered: false }), ...every, 'dead-letters'),
    noticed: all('inconclusive', 'reordered'),
  },
];
