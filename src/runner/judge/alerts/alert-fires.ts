import type { Finding } from '../../../core/check.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { AlertTrial } from './alert-trial.ts';

/** The alert fires and is delivered. Whether that is in time is for the promise to say; `blind` says why nobody could have seen it. */
export const alertFires = ({ alert, clocks, plan, row }: AlertTrial, conclusive: boolean, blind: string | undefined): readonly Finding[] => {
  const { injected, alert_firing: firing, alert_delivered: delivered } = clocks;
  const after = (at: number): string => formatDuration(at - (injected?.at_ms ?? 0));
  const evidence = [...new Set([...(firing?.evidence ?? []), ...(delivered?.evidence ?? [])])];
  const place = row?.place ?? plan.section.place;
  const claim = `${alert} fires and is delivered`;
  if (delivered !== null) return [{ claim, verdict: 'held', saw: `delivered ${after(delivered.at_ms)} after the fault`, place, evidence }];
  const waited = formatDuration(plan.timing.play(plan.drill.promises.alerted));
  const saw =
    firing === null ? `Prometheus has not said within ${waited} that it fires` : `it fired after ${after(firing.at_ms)} and was never delivered`;
  return [
    {
      claim,
      verdict: conclusive && blind === undefined ? 'broken' : 'inconclusive',
      saw: blind === undefined ? saw : `${saw}; ${blind}`,
      place,
      hint:
        firing === null
          ? 'ask Prometheus for the expression of the rule while the fault is in force'
          : 'follow the routes, silences and inhibitions of Alertmanager',
      evidence,
    },
  ];
};
