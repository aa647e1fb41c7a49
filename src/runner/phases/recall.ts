import { eventsOf } from '../../core/timeline.ts';
import type { Trial } from '../trial-context.ts';

/** Looks for every acknowledged write at its source of truth, once the load is over. A twin may pretend that one is lost. */
export const recall = async ({ plan, load, timeline }: Trial): Promise<void> => {
  const acknowledged = [...new Set(eventsOf(timeline, 'operation').flatMap(({ acknowledged: id }) => (id === undefined ? [] : [id])))];
  const found = new Map(await load.recall(acknowledged));
  if (plan.twin?.sabotage === 'lose-one' && acknowledged[0] !== undefined) found.set(acknowledged[0], 0);
  timeline.record({ kind: 'recalled', load: plan.drill.load.name, found: Object.fromEntries(found) });
};
