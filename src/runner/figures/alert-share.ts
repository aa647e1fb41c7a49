import { timeToAlert } from '../../core/alert-delays.ts';
import { knobsOf, type OwnedDelay } from '../../core/knob.ts';
import type { ReportShare } from '../../core/report.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import type { Plan } from '../plan.ts';
import { alertStart } from './alert-start.ts';
import { shareOut, together } from './share-out.ts';

/** All that may cost time between the fault and the delivery: what the drill declares, then the alert's own way. */
export const alertDelays = ({ pipeline, drill, timing }: Plan): readonly OwnedDelay[] => [
  ...knobsOf(drill.floor ?? [], 'alert', timing),
  ...timeToAlert(pipeline, drill.stack.alerting, drill.alerts, timing).map((delay) => ({ ...delay, owner: 'physics' as const })),
];

/** Who owns the time to the alert. Until Prometheus fired it is one account, from there to the receiver another: a slow delivery is not paid for by a lucky scrape. */
export const alertShare = (timeline: Timeline, plan: Plan, clocks: Clocks): readonly ReportShare[] => {
  const { injected, alert_firing: firing, alert_delivered: delivered } = clocks;
  const start = alertStart(timeline, plan, clocks);
  if (injected === null || delivered === null || start === undefined) return [];
  const all = alertDelays(plan);
  const onTheWay = (delay: OwnedDelay): boolean => delay.what.startsWith('group_wait') || delay.what.startsWith('delivery');
  const sequence = shareOut({ ms: start - injected.at_ms, delays: [], error: Infinity, doing: '' });
  const earlier = sequence.map((share) => ({ ...share, what: 'the faults that came before' }));
  const fired = Math.min(delivered.at_ms, Math.max(start, firing?.at_ms ?? delivered.at_ms));
  if (firing === null) {
    return together([...earlier, ...shareOut({ ms: delivered.at_ms - start, delays: all, error: 0, doing: 'until the alert was delivered' })]);
  }
  return together([
    ...earlier,
    ...shareOut({
      ms: fired - start,
      delays: all.filter((delay) => !onTheWay(delay)),
      error: firing.error_ms,
      doing: 'until the alert fired',
    }),
    ...shareOut({ ms: delivered.at_ms - fired, delays: all.filter(onTheWay), error: 0, doing: 'until the alert was delivered' }),
  ]);
};
