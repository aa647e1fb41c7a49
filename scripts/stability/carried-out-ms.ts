import type { Report } from '../../src/core/report.ts';
import { eventsOf } from '../../src/core/timeline.ts';

/** The phases whose length is a documented wait; steps that watch something expire are the rest of it. */
const waits: ReadonlySet<string> = new Set(['steady', 'alert', 'stabilise']);

/** How long the commands and actions of the recovery took in a trial, in ms. Steps that only wait are not among them. */
export const carriedOutMs = ({ timeline, timing }: Pick<Report, 'timeline' | 'timing'>): number => {
  const began = new Map<string, number>();
  let stepped = 0;
  for (const { step, edge, atMs } of eventsOf({ events: timeline }, 'step')) {
    if (edge === 'began') began.set(step, atMs);
    else stepped += atMs - (began.get(step) ?? atMs);
  }
  const waitedInPhases = timing.phases.filter(({ phase }) => waits.has(phase)).reduce((sum, { began_ms, ended_ms }) => sum + ended_ms - began_ms, 0);
  return stepped - (timing.documented_wait_ms - waitedInPhases);
};
