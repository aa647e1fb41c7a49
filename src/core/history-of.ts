import type { History } from './history.ts';
import { recordHistory } from './record-history.ts';
import { eventsOf, type EventOf, type Timeline } from './timeline.ts';

/**
 * What a trial wrote and read back, as its timeline tells it. An operation that failed without saying that its write was acknowledged or refused is
 * `unknown`: it may have been done. Where only the system gives ids, a write that was not acknowledged has none, and cannot be looked for.
 */
export const historyOf = (timeline: Timeline): History => {
  const recorder = recordHistory();
  const operations = eventsOf(timeline, 'operation');
  const readings = eventsOf(timeline, 'recalled');
  for (const load of new Set(operations.map((operation) => operation.load))) {
    recorder.driver(load);
    // Whoever dies is not asked any more what became of it.
    if (readings.some((reading) => reading.load === load)) recorder.driverEnded(load);
  }
  const given = new Set<string>();
  for (const operation of operations) {
    const attempt = operation.write ?? firstOf(operation.acknowledged, given);
    if (attempt === undefined || operation.outcome === 'unsent') continue;
    recorder.attempt({ ...attempt, writer: operation.load, invokedMs: operation.intendedMs + (operation.lateMs ?? 0) });
    if (operation.outcome === 'ok' || operation.acknowledged !== undefined) recorder.settle(attempt.id, 'ok', operation.atMs);
    else if (operation.refused === true) recorder.settle(attempt.id, 'failed', operation.atMs);
  }
  for (const { from = 'primary', asOfMs, atMs, ordered, complete = true, why, partitions, found, entries } of readings) {
    const reading = recorder.reading({ from, asOfMs: asOfMs ?? atMs, ordered });
    for (const entry of entries ?? countedEntries(found)) reading.found(entry);
    reading.end({ endedMs: atMs, complete, why, partitions });
  }
  return recorder.history();
};

/** A system may acknowledge one thing more than once: a session that goes on keeps its id. */
const firstOf = (id: EventOf<'operation'>['acknowledged'], given: Set<string>): { readonly id: string } | undefined => {
  if (id === undefined || given.has(id)) return undefined;
  given.add(id);
  return { id };
};

const countedEntries = (found: EventOf<'recalled'>['found']): readonly { readonly id: string; readonly times: number }[] =>
  Object.entries(found).flatMap(([id, times]) => (times > 0 ? [{ id, times }] : []));
