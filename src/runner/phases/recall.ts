import type { ReadBack } from '../../core/load.ts';
import { eventsOf } from '../../core/timeline.ts';
import { clocksOf } from '../clocks.ts';
import type { Trial } from '../trial-context.ts';

/** Reads everything back that was written, once the load is over and nothing is in flight. A twin may pretend that one acknowledged write is lost. */
export const recall = async ({ plan, load, timeline, clock }: Trial): Promise<void> => {
  const acknowledged = [...new Set(eventsOf(timeline, 'operation').flatMap(({ acknowledged: id }) => (id === undefined ? [] : [id])))];
  const asOfMs = clock.now();
  const { injected } = clocksOf(timeline, plan);
  const readings = await load.readBack(acknowledged, injected === null ? undefined : { atMs: injected.at_ms, errorMs: injected.error_ms });
  const hidden = plan.twin?.sabotage === 'lose-one' ? acknowledged[0] : undefined;
  for (const { from, entries, ordered, complete, why, partitions } of readings) {
    const seen = from === 'primary' ? entries.filter(({ id }) => id !== hidden) : entries;
    timeline.record({
      kind: 'recalled',
      load: plan.drill.load.name,
      from,
      asOfMs,
      found: countById(seen),
      ...(complete === undefined ? {} : { complete }),
      ...(why === undefined ? {} : { why }),
      ...(partitions === undefined ? {} : { partitions }),
      ...(ordered === undefined ? {} : { ordered }),
      ...(seen.some(isMoreThanCounted) || ordered === true ? { entries: seen } : {}),
    });
  }
};

const countById = (entries: ReadBack['entries']): Readonly<Record<string, number>> => {
  const times = new Map<string, number>();
  for (const { id, times: more = 1 } of entries) times.set(id, (times.get(id) ?? 0) + more);
  return Object.fromEntries(times);
};

const isMoreThanCounted = ({ hash, tenant, partition, position }: ReadBack['entries'][number]): boolean =>
  [hash, tenant, partition, position].some((one) => one !== undefined);
