import type { Attempts, History, Reading } from '../history.ts';
import type { CaseList } from './case-list.ts';
import type { Checker } from './checker.ts';
import { finalReadings, incomplete } from './readings.ts';

/**
 * Of two writes to one key (of one writer, where there is no key) the earlier stands after the later. Earlier is the one with the lower sequence,
 * and the one that was acknowledged before the other began. Writes that overlapped and have no sequence may stand either way.
 * A write that is there several times stands where it stands first.
 */
export const reordered: Checker = {
  name: 'reordered',
  claim: 'the writes of a key stand in the order in which they were made',
  noun: 'found write',
  called: 'out of order',
  breaks: true,
  look: (history, cases) => {
    const readings = finalReadings(history).filter(({ ordered }) => ordered === true);
    const judged = readings.reduce((sum, reading) => sum + lookAt(reading, history, cases), 0);
    return { judged, gaps: readings.length === 0 ? ['no reading tells the order in which things are kept'] : incomplete(readings) };
  },
};

/** What stands so far of one key, or of one writer, in one partition. */
interface Standing {
  highestSequence: number;
  latestInvokedMs: number;
}

const lookAt = ({ entries, from }: Reading, { attempts }: History, cases: CaseList): number => {
  const standingOf = standings(attempts);
  const seen = new Uint8Array(attempts.id.length);
  let judged = 0;
  for (const [entry, attempt] of entries.attempt.entries()) {
    const outcome = attempts.outcome[attempt];
    if (outcome === undefined || outcome === 'failed' || seen[attempt] === 1) continue;
    seen[attempt] = 1;
    judged += 1;
    const standing = standingOf(attempt, entries.partition[entry]);
    const sequence = attempts.sequence[attempt] ?? Number.NaN;
    const completedMs = outcome === 'ok' ? (attempts.completedMs[attempt] ?? Infinity) : Infinity;
    if (sequence < standing.highestSequence) cases.add(attempts, attempt, from, `stands after one of sequence ${String(standing.highestSequence)}`);
    else if (completedMs < standing.latestInvokedMs) cases.add(attempts, attempt, from, 'stands after one that began later');
    if (sequence > standing.highestSequence) standing.highestSequence = sequence;
    standing.latestInvokedMs = Math.max(standing.latestInvokedMs, attempts.invokedMs[attempt] ?? -Infinity);
  }
  return judged;
};

const standings = (attempts: Attempts): ((attempt: number, partition: string | undefined) => Standing) => {
  const byPartition = new Map<string | undefined, { readonly keys: Map<string, Standing>; readonly writers: Map<string, Standing> }>();
  return (attempt, partition) => {
    let groups = byPartition.get(partition);
    if (groups === undefined) byPartition.set(partition, (groups = { keys: new Map(), writers: new Map() }));
    const key = attempts.key[attempt];
    const group = key === undefined ? groups.writers : groups.keys;
    const name = key ?? attempts.writer[attempt] ?? '';
    let standing = group.get(name);
    if (standing === undefined) group.set(name, (standing = { highestSequence: -Infinity, latestInvokedMs: -Infinity }));
    return standing;
  };
};
