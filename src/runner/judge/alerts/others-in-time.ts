import type { Finding } from '../../../core/check.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { AlertTrial } from './alert-trial.ts';

/**
 * The other alerts of the section's table that reached somebody, each against the time of its own row. One that did not ring says nothing: its condition may never have
 * been true. In fast timing one that came late says nothing either, since the threshold of a condition (`lag_seconds > 60`) is never shortened.
 */
export const othersInTime = ({ alert, all, from, plan, clocks: { injected } }: AlertTrial): readonly Finding[] =>
  plan.section.alerts.flatMap(({ alert: name, within, place }): readonly Finding[] => {
    const delivered = all.find((event) => event.alert === name && event.seen === 'delivered' && event.state === 'firing' && event.atMs >= from);
    if (name === alert || within === undefined || delivered === undefined || injected === null) return [];
    const took = Math.max(0, delivered.atMs - injected.at_ms);
    const promised = plan.timing.play(within);
    const late = took - delivered.errorMs > promised;
    if (late && plan.timing.factor !== 1) return [];
    return [
      {
        claim: `${name} is delivered within ${formatDuration(within)}`,
        verdict: late ? 'drift' : 'held',
        saw: `delivered ${formatDuration(took)} after the fault${plan.timing.factor === 1 ? '' : `, which may take ${formatDuration(promised)} as it is played`}`,
        place,
        ...(late ? { hint: 'write down how long it takes, or let it come earlier' } : {}),
        evidence: [delivered.id],
      },
    ];
  });
