import type { History, Reading } from '../history.ts';
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
  const lines = entries.partitionNames.map(() => new Map<number, Standing>());
  const seen = new Uint8Array(attempts.count);
  let judged = 0;
  for (const [entry, attempt] of entries.attempt.entries()) {
    const outcome = attempts.outcome[attempt];
    if (outcome === undefined || outcome === 'failed' || seen[attempt] === 1) continue;
    seen[attempt] = 1;
    judged += 1;
    const standing = standingOf(lines[entries.partition[entry] ?? -1], attempts.line[attempt] ?? 0);
    const sequence = attempts.sequence[attempt] ?? Number.NaN;
    const completedMs = outcome === 'ok' ? (attempts.completedMs[attempt] ?? Infinity) : Infinity;
    if (sequence < standing.highestSequence) cases.add(attempts, attempt, from, `stands after one of sequence ${String(standing.highestSequence)}`);
    else if (completedMs < standing.latestInvokedMs) cases.add(attempts, attempt, from, 'stands after one that began later');
    if (sequence > standing.highestSequence) standing.highestSequence = sequence;
    standing.latestInvokedMs = Math.max(standing.latestInvokedMs, attempts.invokedMs[attempt] ?? -Infinity);
  }
  return judged;
};

const standingOf = (lines: Map<number, Standing> | undefined, line: number): Standing => {
  const known = lines?.get(line);
  if (known !== undefined) return known;
  const first = { highestSequence: -Infinity, latestInvokedMs: -Infinity };
  lines?.set(line, first);
  return first;
};
