import type { Attempts, RegisterRead } from '../history.ts';
import type { Checker } from './checker.ts';
import { clashIn, type Zone } from './clash-in.ts';

/**
 * Each key behaves like one register: its reads and writes can be put in one order that agrees with real time and in which every read sees the
 * last write. Decided exactly, however many operations overlap, because every write has an id of its own and reads say whose value they saw.
 * A case is a key, with the first thing that cannot be.
 */
export const linearizable: Checker = {
  name: 'linearizable',
  claim: 'every key reads like one register',
  noun: 'read',
  called: 'a contradiction, counted by key',
  breaks: true,
  look: ({ attempts, reads }, cases) => {
    const readsOf = Map.groupBy(reads, ({ key }) => key);
    const writesOf = writesByKey(attempts, readsOf);
    for (const [key, ofKey] of readsOf) {
      const wrong = contradiction(attempts, writesOf.get(key) ?? new Map<string, number>(), ofKey);
      if (wrong !== undefined) cases.addOther(key, null, wrong);
    }
    return { judged: reads.length, gaps: [] };
  },
};

const writesByKey = (attempts: Attempts, keys: ReadonlyMap<string, unknown>): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const writes = new Map<string, Map<string, number>>();
  if (keys.size === 0) return writes;
  for (let attempt = 0; attempt < attempts.count; attempt += 1) {
    const key = attempts.keyOf(attempt);
    if (key === undefined || !keys.has(key)) continue;
    const id = attempts.idOf(attempt);
    const ofKey = writes.get(key);
    if (ofKey === undefined) writes.set(key, new Map([[id, attempt]]));
    else ofKey.set(id, attempt);
  }
  return writes;
};

const contradiction = (attempts: Attempts, writes: ReadonlyMap<string, number>, reads: readonly RegisterRead[]): string | undefined => {
  const zones = new Map<string | null, Zone>();
  for (const [id, attempt] of writes) {
    const outcome = attempts.outcome[attempt];
    if (outcome === 'failed') continue;
    // One without an answer may take effect at any time from its beginning on.
    const endsMs = outcome === 'ok' ? (attempts.completedMs[attempt] ?? Infinity) : Infinity;
    zones.set(id, { write: id, firstEndMs: endsMs, lastBeginMs: attempts.invokedMs[attempt] ?? -Infinity });
  }
  for (const { value, invokedMs, completedMs } of reads) {
    const written = value === null ? undefined : writes.get(value);
    if (value !== null && written === undefined) return `a read saw ${value}, which nobody wrote there`;
    if (written !== undefined && attempts.outcome[written] === 'failed') return `a read saw ${String(value)}, which was refused`;
    if (written !== undefined && completedMs < (attempts.invokedMs[written] ?? -Infinity)) return `a read saw ${String(value)} before it was written`;
    const zone = zones.get(value) ?? { write: null, firstEndMs: -Infinity, lastBeginMs: -Infinity };
    zone.firstEndMs = Math.min(zone.firstEndMs, completedMs);
    zone.lastBeginMs = Math.max(zone.lastBeginMs, invokedMs);
    zones.set(value, zone);
  }
  // What nobody acknowledged and nobody saw need not have happened.
  const clash = clashIn([...zones.values()].filter(({ firstEndMs }) => firstEndMs !== Infinity));
  return clash === undefined ? undefined : `${wordsFor(clash[0])} and ${wordsFor(clash[1])} were each there before and after the other`;
};

const wordsFor = ({ write }: Zone): string => write ?? 'the empty register';
