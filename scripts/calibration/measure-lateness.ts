import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { eventsOf } from '../../src/core/timeline.ts';
import { degradedStretches } from '../../src/runner/degraded.ts';
import { askReference } from './ask-reference.ts';
import type { ReferenceServer } from './reference-server.ts';

export interface MeasuredLateness {
  /** The share of each processor that other processes keep busy. */
  readonly busy: number;
  readonly lateMs: readonly number[];
  /** How many stretches the report would mark as degraded. */
  readonly degraded: number;
}

/** How late the operations of a load start at a period of 10 ms, while every processor is kept busy for this share of the time. */
export const measureLateness = async (server: ReferenceServer, busy: number, lastsMs: number): Promise<MeasuredLateness> => {
  await using hogs = new AsyncDisposableStack();
  for (let count = busy === 0 ? 0 : availableParallelism(); count > 0; count -= 1) {
    const hog = fork(fileURLToPath(new URL('./cpu-hog.ts', import.meta.url)), [String(busy)]);
    hogs.defer(async () => {
      const gone = once(hog, 'exit');
      hog.kill();
      await gone;
    });
    await once(hog, 'spawn');
  }
  await using asking = await askReference(server);
  await asking.answeredAfter(asking.clock.now() + lastsMs);
  await asking.load.stop();
  return {
    busy,
    lateMs: eventsOf(asking.timeline, 'operation').flatMap(({ lateMs }) => (lateMs === undefined ? [] : [lateMs])),
    degraded: degradedStretches(asking.timeline).length,
  };
};
