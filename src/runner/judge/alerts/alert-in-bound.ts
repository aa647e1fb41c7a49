import type { Finding } from '../../../core/check.ts';
import { mostOf } from '../../../core/delay.ts';
import { formatDuration } from '../../../core/duration.ts';
import { alertDelays } from '../../figures/alert-share.ts';
import { alertStart } from '../../figures/alert-start.ts';
import type { AlertTrial } from './alert-trial.ts';

/** What is computed from settings may take this much longer before it counts as late. */
export const tolerance = 1.05;

/** The alert comes as soon as its settings allow: scrape, evaluation, `for`, group_wait, delivery, and what the drill declares besides. */
export const alertInBound = ({ alert, timeline, plan, clocks, row }: AlertTrial): readonly Finding[] => {
  const { alert_delivered: delivered } = clocks;
  const start = alertStart(timeline, plan, clocks);
  const delays = alertDelays(plan);
  if (delivered === null || start === undefined || delays.length === 0) return [];
  const measured = Math.max(0, delivered.at_ms - start);
  const bound = mostOf(delays);
  const late = measured > tolerance * bound;
  return [
    {
      claim: `${alert} comes as soon as its settings allow`,
      verdict: late ? 'drift' : 'held',
      saw: `it took ${formatDuration(measured)}, and may take ${formatDuration(bound)}: ${delays.map(({ what }) => what).join(', ')}`,
      place: row?.place ?? plan.section.place,
      ...(late ? { hint: 'what takes long before its metric changes belongs into "floor" of the drill; anything else delays every alert' } : {}),
      evidence: delivered.evidence,
    },
  ];
};
