import type { Found, OperationOutcome, ReadingPlace, RegisterRead } from '../../../../src/core/history.ts';
import { seeded } from '../../../../src/core/seeded.ts';
import type { PlainAttempt, PlainHistory, PlainReading } from './plain-history.ts';

type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const oneOf = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value => values[below(random, values.length)] ?? values[0];
const shuffled = <Value>(random: Random, values: readonly Value[]): readonly Value[] =>
  values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

/**
 * A small history with small whole instants, so that many coincide. One in three is of a system that keeps its promises, harmed a little; some are
 * of one crowded register; the others are whatever chance says. The same number gives the same history.
 */
export const randomHistory = (seed: number, number: number): PlainHistory => {
  const random = seeded(Math.imul(seed + 1, 0x9e3779b1) ^ number);
  random();
  const which = random();
  if (which < 0.35) return nearlyGood(random);
  return which < 0.5 ? oneRegister(random) : wild(random);
};

/** Crowded operations on one key, and nothing else. */
const oneRegister = (random: Random): PlainHistory => {
  const span = (length: number): { readonly invokedMs: number; readonly completedMs: number } => {
    const invokedMs = below(random, 10);
    return { invokedMs, completedMs: invokedMs + below(random, length) };
  };
  const ids = Array.from({ length: 2 + below(random, 3) }, (_, n) => `w${String(n)}`);
  return {
    drivers: [{ name: 'd', ended: true }],
    attempts: ids.map((id) => ({ id, writer: 'writer-0', key: 'a', ...span(5), outcome: random() < 0.85 ? 'ok' : 'unknown' })),
    reads: Array.from({ length: 1 + below(random, 3) }, () => ({
      reader: 'r',
      key: 'a',
      value: random() < 0.1 ? null : (ids[below(random, ids.length)] ?? null),
      ...span(8),
    })),
    readings: [],
  };
};

const attemptsOf = (random: Random, count: number, outcome: () => OperationOutcome): readonly PlainAttempt[] =>
  Array.from({ length: count }, (_, n) => {
    const invokedMs = below(random, 16);
    const settled = outcome();
    return {
      id: `w${String(n)}`,
      writer: `writer-${String(below(random, 2))}`,
      ...(random() < 0.7 ? { key: oneOf(random, ['a', 'b', 'writer-0']) } : {}),
      ...(random() < 0.5 ? { sequence: below(random, 6) } : {}),
      ...(random() < 0.8 ? { hash: `h${String(n)}` } : {}),
      ...(random() < 0.8 ? { tenant: oneOf(random, ['x', 'y']) } : {}),
      invokedMs,
      outcome: settled,
      ...(settled === 'unknown' && random() < 0.5 ? {} : { completedMs: invokedMs + below(random, 6) }),
    };
  });

const entryOf = (random: Random, { id, hash, tenant }: PlainAttempt, clean: boolean): Found => ({
  id,
  ...(!clean && random() < 0.1 ? { times: 2 } : {}),
  ...(hash === undefined || (!clean && random() < 0.1) ? {} : { hash: !clean && random() < 0.1 ? 'rot' : hash }),
  ...(tenant === undefined || (!clean && random() < 0.1) ? {} : { tenant: !clean && random() < 0.1 ? 'x' : tenant }),
});

/** Gives entries their places in one or two partitions. */
const placed = (random: Random, found: readonly Found[], chance: number): readonly Found[] => {
  const next = [below(random, 3), below(random, 3)];
  return found.map((entry) => {
    if (random() >= chance) return entry;
    const partition = below(random, 2);
    const position = next[partition] ?? 0;
    next[partition] = position + 1 + (random() < 0.08 ? 1 + below(random, 2) : 0) - (random() < 0.05 ? 1 : 0);
    return { ...entry, ...(random() < 0.97 ? { position } : {}), partition: `p${String(partition)}` };
  });
};

const wild = (random: Random): PlainHistory => {
  const attempts = attemptsOf(random, below(random, 9), () => oneOf(random, ['ok', 'ok', 'ok', 'failed', 'unknown']));
  const share = oneOf(random, [0.3, 0.8, 1]);
  const reading = (from: ReadingPlace): PlainReading => {
    const found = attempts.flatMap((attempt) => (random() < share ? [entryOf(random, attempt, random() < 0.5)] : []));
    const extra = [
      ...(random() < 0.1 ? [{ id: 'stranger' }, { id: 'stranger' }] : []),
      ...(found.length > 0 && random() < 0.2 ? [found[below(random, found.length)] ?? { id: 'stranger' }] : []),
    ];
    const asOfMs = oneOf(random, [5, 12, 18, 22, 30]);
    const start = { from, asOfMs, ...(random() < 0.6 ? { ordered: true } : {}) };
    const entries = random() < 0.5 ? [...found, ...extra] : shuffled(random, [...found, ...extra]);
    const stored = random() < 0.4 ? placed(random, entries, random() < 0.8 ? 1 : 0.8) : entries;
    const read = random() < 0.7 ? stored : shuffled(random, stored);
    if (random() < 0.08) return { ...start, endedMs: asOfMs, complete: false, brokenOff: true, found: read };
    const partitions = [{ partition: 'p0', first: below(random, 2), end: below(random, 6) }];
    return {
      ...start,
      endedMs: asOfMs + below(random, 8),
      complete: random() < 0.93,
      found: read,
      ...(random() < 0.15 ? { partitions } : {}),
    };
  };
  const places: readonly ReadingPlace[] = ['primary', 'users', 'deliveries', 'dead-letters'];
  return {
    drivers: random() < 0.04 ? [] : [{ name: 'd', ended: random() < 0.95 }],
    attempts: random() < 0.04 && attempts[0] !== undefined ? [...attempts, attempts[0]] : attempts,
    reads: random() < 0.5 ? wildReads(random, attempts) : [],
    readings: places.flatMap((from) => (random() < 0.8 ? (random() < 0.1 ? [reading(from), reading(from)] : [reading(from)]) : [])),
  };
};

const wildReads = (random: Random, attempts: readonly PlainAttempt[]): readonly RegisterRead[] =>
  Array.from({ length: 1 + below(random, 3) }, () => {
    const invokedMs = below(random, 16);
    const key = oneOf(random, ['a', 'b']);
    const written = attempts.filter((attempt) => attempt.key === key || random() < 0.05);
    const value = random() < 0.25 ? null : (written[below(random, written.length)]?.id ?? (random() < 0.1 ? 'nobody' : null));
    return { reader: 'r', key, value, invokedMs, completedMs: invokedMs + below(random, 8) };
  });

/** Of a system that does everything in the order of its instants, harmed a little. */
const nearlyGood = (random: Random): PlainHistory => {
  let now = 0;
  const attempts: PlainAttempt[] = [];
  const reads: RegisterRead[] = [];
  const values = new Map<string, string>();
  const keys: readonly [string, ...string[]] = random() < 0.5 ? ['a'] : ['a', 'b'];
  const reach = 1 + below(random, 6);
  for (let n = 0; n < 3 + below(random, 6); n += 1) {
    // Each takes effect at a whole instant of its own, somewhere between its beginning and its end.
    now += 1 + below(random, 2);
    const [key, outcome] = [oneOf(random, keys), oneOf<OperationOutcome>(random, ['ok', 'ok', 'ok', 'unknown'])];
    const span = { invokedMs: now - below(random, reach), completedMs: now + below(random, reach) };
    const id = `w${String(n)}`;
    attempts.push({ id, writer: 'writer-0', key, sequence: n, hash: `h${String(n)}`, tenant: oneOf(random, ['x', 'y']), ...span, outcome });
    values.set(key, id);
    if (random() >= 0.5) continue;
    now += 1;
    const read = { invokedMs: now - below(random, reach), completedMs: now + below(random, reach) };
    reads.push({ reader: 'r', key, value: random() < 0.25 ? (attempts[below(random, n)]?.id ?? null) : (values.get(key) ?? null), ...read });
  }
  const dead = new Set(random() < 0.5 ? [] : [attempts[0]?.id]);
  const harm = (found: readonly Found[]): readonly Found[] => {
    const entries = [...found];
    const at = below(random, entries.length);
    const entry = entries[at];
    if (entry === undefined || random() < 0.7) return entries;
    const harms: readonly [() => void, ...(() => void)[]] = [
      () => void entries.splice(at, 1),
      () => void entries.push(entry),
      () => void entries.splice(0, 0, ...entries.splice(at, 1)),
      () => void (entries[at] = { ...entry, hash: 'rot' }),
      () => void (entries[at] = { ...entry, tenant: entry.tenant === 'x' ? 'y' : 'x' }),
      () => void entries.push({ id: 'stranger', hash: 'h', tenant: 'x' }),
    ];
    oneOf(random, harms)();
    return entries;
  };
  const reading = (from: ReadingPlace, which: readonly PlainAttempt[], asOfMs: number): PlainReading => ({
    from,
    asOfMs,
    endedMs: asOfMs + 2,
    complete: random() < 0.97,
    ordered: true,
    found: harm(which.map((attempt, n) => ({ ...entryOf(random, attempt, true), partition: 'p0', position: n }))),
  });
  const alive = attempts.filter(({ id }) => !dead.has(id));
  return {
    drivers: [{ name: 'd', ended: true }],
    attempts,
    reads,
    readings: [
      reading('deliveries', attempts, 40),
      reading('primary', alive, 41),
      reading('users', alive, random() < 0.9 ? 44 : 10),
      reading(
        'dead-letters',
        attempts.filter(({ id }) => dead.has(id)),
        44,
      ),
    ],
  };
};
