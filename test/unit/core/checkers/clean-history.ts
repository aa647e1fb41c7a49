import type { Found, ReadingPlace } from '../../../../src/core/history.ts';
import type { PlainAttempt, PlainHistory, PlainReading } from './plain-history.ts';

const attempts: readonly PlainAttempt[] = Array.from({ length: 24 }, (_, n) => ({
  id: `w${String(n)}`,
  writer: `writer-${String(n % 2)}`,
  key: `key-${String(n % 3)}`,
  sequence: n,
  hash: `hash-${String(n)}`,
  tenant: n % 2 === 0 ? 'north' : 'south',
  invokedMs: n * 10,
  // Each overlaps the next one.
  completedMs: n * 10 + 15,
  outcome: n === 20 ? 'unknown' : 'ok',
}));

const entries = attempts.map(({ id, hash, tenant }, n): Found => ({
  id,
  ...(hash === undefined ? {} : { hash }),
  ...(tenant === undefined ? {} : { tenant }),
  partition: 'p0',
  position: n,
}));

const reading = (from: ReadingPlace, asOfMs: number, found: readonly Found[] = entries): PlainReading => ({
  from,
  asOfMs,
  endedMs: asOfMs + 5,
  complete: true,
  ordered: true,
  found,
});

/** Of a system that keeps every promise: whatever is asked of it is held. */
export const cleanHistory: PlainHistory = {
  drivers: [{ name: 'load', ended: true }],
  attempts,
  reads: [
    { reader: 'r', key: 'key-0', value: null, invokedMs: -5, completedMs: 2 },
    { reader: 'r', key: 'key-0', value: 'w3', invokedMs: 46, completedMs: 50 },
    { reader: 'r', key: 'key-0', value: 'w3', invokedMs: 60, completedMs: 62 },
    { reader: 'r', key: 'key-0', value: 'w6', invokedMs: 61, completedMs: 70 },
    { reader: 'r', key: 'key-1', value: 'w1', invokedMs: 12, completedMs: 20 },
  ],
  readings: [reading('deliveries', 400), reading('primary', 410), reading('users', 420), reading('dead-letters', 430, [])],
};
