import type { ReportPromise } from '../../core/report.ts';
import type { Clocks } from '../clocks.ts';
import { lostBetween, type Degraded } from '../degraded.ts';
import { earliestHarm } from '../earliest-harm.ts';

/** How much of a promised time was lost to stalls, in ms: until its clock struck, or until it should have struck. */
export const lostOfPromise = (
  { name, promised }: { readonly name: ReportPromise['name']; readonly promised: number },
  clocks: Clocks,
  degraded: readonly Degraded[],
): number => {
  if (name === 'lost') return 0;
  const from = earliestHarm(clocks);
  const struck = { detected: clocks.detected, alerted: clocks.alert_delivered, restored: clocks.restored }[name];
  return lostBetween(degraded, from, struck?.at_ms ?? from + promised);
};
