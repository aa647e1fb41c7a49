import { alertPath } from '../../../core/alert-delays.ts';
import type { Finding } from '../../../core/check.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { AlertTrial } from './alert-trial.ts';

/**
 * An alert that fires goes on until somebody was told, and does not come back once it is over. That it is over before users are served again is no
 * flapping: the cause may be gone while they are still kept out.
 */
export const alertFlaps = ({ alert, said, from, clocks, plan, row }: AlertTrial): readonly Finding[] => {
  const during = said.filter(({ atMs }) => atMs >= from && atMs < (clocks.restored?.at_ms ?? Infinity));
  const fired = during.find(({ state }) => state === 'firing');
  if (fired === undefined) return [];
  const same = during.filter(({ labels }) => JSON.stringify(labels) === JSON.stringify(fired.labels));
  const gone = same.find(({ state, atMs }) => state === 'resolved' && atMs >= fired.atMs);
  const again = gone === undefined ? undefined : same.find(({ state, atMs }) => state === 'firing' && atMs > gone.atMs);
  // What goes away once somebody repairs is over, whoever was told.
  const untold = gone !== undefined && gone.atMs < Math.min(clocks.alert_delivered?.at_ms ?? Infinity, clocks.recovery_started?.at_ms ?? Infinity);
  const wait = plan.timing.play(alertPath(plan.pipeline, alert)?.route.groupWait ?? plan.pipeline.route.groupWait);
  const lasted = formatDuration((gone?.atMs ?? 0) - fired.atMs);
  const flaps = again !== undefined || untold;
  const why = untold
    ? `it fired for ${lasted} and went away before anybody was told: its group_wait is ${formatDuration(wait)}`
    : `it fired for ${lasted}, went away, and fired again ${formatDuration((again?.atMs ?? 0) - (gone?.atMs ?? 0))} later`;
  return [
    {
      claim: `${alert} fires once and goes on`,
      verdict: flaps ? 'broken' : 'held',
      saw: flaps ? why : 'it fired once',
      place: row?.place ?? plan.section.place,
      ...(flaps ? { hint: 'let the expression outlast a gap in its metric: keep_firing_for, or a range' } : {}),
      evidence: [fired, gone, again].flatMap((event) => (event === undefined || (!flaps && event !== fired) ? [] : [event.id])),
    },
  ];
};
